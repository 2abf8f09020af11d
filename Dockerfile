ARG PYTHON=3.12

FROM python:${PYTHON}-slim AS base
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home archcheck
ENV PATH=/opt/archcheck/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    ARCHCHECK_CACHE_DIR=/tmp/archcheck_cache \
    XDG_STATE_HOME=/tmp/archcheck_state
LABEL org.opencontainers.image.description="Checks a Python project against its architecture and conventions" \
      org.opencontainers.image.licenses="MIT" \
      org.opencontainers.image.version="0.1.0"
USER 10001:10001
WORKDIR /project
ENTRYPOINT ["archcheck"]

FROM python:${PYTHON}-slim AS build-core
WORKDIR /build
RUN python -m venv /opt/archcheck && python -m venv /opt/bill \
    && /opt/bill/bin/pip install --no-cache-dir cyclonedx-bom
COPY pyproject.toml README.md LICENSE ./
COPY .ci/constraints.txt ./.ci/constraints.txt
COPY src ./src
COPY rules ./rules
RUN /opt/archcheck/bin/pip install --no-cache-dir --constraint .ci/constraints.txt . \
    && /opt/bill/bin/cyclonedx-py environment --output-reproducible \
       --output-file /opt/archcheck/sbom.cdx.json /opt/archcheck/bin/python

FROM build-core AS build-full
RUN /opt/archcheck/bin/pip install --no-cache-dir --constraint .ci/constraints.txt '.[all]' \
    && /opt/bill/bin/cyclonedx-py environment --output-reproducible \
       --output-file /opt/archcheck/sbom.cdx.json /opt/archcheck/bin/python

FROM base AS full
LABEL org.opencontainers.image.title="archcheck with every tool"
COPY --from=build-full /opt/archcheck /opt/archcheck

FROM base AS core
LABEL org.opencontainers.image.title="archcheck with the core tools"
COPY --from=build-core /opt/archcheck /opt/archcheck
