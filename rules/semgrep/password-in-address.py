import os

# ruleid: password-in-address
DATABASE = "postgresql+psycopg://shop:Gr8-winter@db-7.internal/shop"
# ruleid: password-in-address
BROKER = "amqp://shop:hunter2@rabbit.shop.net:5672/"
# ok: password-in-address
LOCAL = "postgresql://postgres:postgres@localhost/shop"
# ok: password-in-address
SAMPLE = "mysql://user:password@mysql.shop.net/shop"
# ok: password-in-address
DOCUMENTED = "redis://shop:Gr8-winter@redis.example.com/0"
# ok: password-in-address
BUILT = f"postgresql://shop:{os.environ['PASSWORD']}@db-7.internal/shop"
# ok: password-in-address
WITHOUT = "postgresql://db-7.internal/shop"
