from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from flask import Flask
from flask_cors import CORS

app = FastAPI()
# ruleid: any-origin-with-credentials
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
# ruleid: any-origin-with-credentials
app.add_middleware(CORSMiddleware, allow_credentials=True, allow_origins=["*"], allow_methods=["*"])
# ok: any-origin-with-credentials
app.add_middleware(CORSMiddleware, allow_origins=["*"])
# ok: any-origin-with-credentials
app.add_middleware(CORSMiddleware, allow_origins=["https://example.org"], allow_credentials=True)
# ok: any-origin-with-credentials
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=False)

other = Flask(__name__)
# ruleid: any-origin-with-credentials
CORS(other, origins="*", supports_credentials=True)
# ok: any-origin-with-credentials
CORS(other)
# ok: any-origin-with-credentials
CORS(other, origins=["https://example.org"], supports_credentials=True)

CORS_ALLOW_ALL_ORIGINS = True
# ruleid: any-origin-with-credentials
CORS_ALLOW_CREDENTIALS = True
