# promo, alone: one static program in an image that holds nothing else, no shell, no other user than nobody.
#
#   docker build -t promo .
#   docker run --rm -v "$PWD/my-packet:/packet:ro" promo check
#   docker run --rm -v "$PWD/my-packet:/packet" -u "$(id -u):$(id -g)" promo build --for manager
FROM rust:1.95-alpine3.22 AS build
WORKDIR /promo
COPY . .
RUN cargo build --locked --profile dist --bin promo \
    && mkdir -p /image/packet /image/tmp \
    && cp target/dist/promo /image/promo

FROM scratch
COPY --from=build /image/ /
WORKDIR /packet
USER 65534:65534
ENTRYPOINT ["/promo"]
CMD ["--help"]
