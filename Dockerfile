# Redress: web server, worker and daily work alike. See docker-compose.yml for how they are started.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        fonts-dejavu-core \
        libharfbuzz-subset0 \
        libmagic1 \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --system --uid 10001 --create-home redress \
    && install --directory --owner redress --mode 700 /data

WORKDIR /app

COPY requirements.txt ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.txt

COPY . ./

ENV PYTHONUNBUFFERED=1 REDRESS_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=8000
RUN SECRET_KEY="$(head -c 50 /dev/urandom | base64)" ALLOWED_HOSTS=localhost \
    python manage.py collectstatic --noinput

USER redress
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s CMD ["python", "-m", "config.healthcheck"]
CMD ["bin/serve"]
