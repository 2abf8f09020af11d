ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS build
WORKDIR /build
COPY pyproject.toml README.md LICENSE ./
COPY .ci/constraints.txt ./.ci/constraints.txt
COPY src ./src
COPY rules ./rules
RUN python -m venv /opt/archcheck \
    && /opt/archcheck/bin/pip install --no-cache-dir --constraint .ci/constraints.txt .

FROM python:${PYTHON}-slim
RUN useradd --uid 10001 --create-home archcheck
COPY --from=build /opt/archcheck /opt/archcheck
ENV PATH=/opt/archcheck/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ARCHCHECK_CACHE_DIR=/tmp/archcheck_cache \
    XDG_STATE_HOME=/tmp/archcheck_state
USER 10001:10001
WORKDIR /project
ENTRYPOINT ["archcheck"]
