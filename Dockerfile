# promo, alone: one static program in an image that holds nothing else, no shell, no other user than nobody.
#
#   docker build -t promo .
#   docker run --rm -v "$PWD/my-packet:/the-packet:ro" promo check
#   docker run --rm -v "$PWD/my-packet:/the-packet" -u "$(id -u):$(id -g)" promo build --for manager
FROM rust:1.95-alpine3.22 AS build
WORKDIR /promo
COPY . .
RUN cargo build --locked --profile dist --bin promo \
    && install -d -m 755 /image/the-packet && install -d -m 1777 /image/tmp \
    && cp target/dist/promo /image/promo

FROM scratch
# Not `/packet`: an edition is searched for the path of its packet, and pages lead to `packet.html`.
COPY --from=build /image/ /
WORKDIR /the-packet
USER 65534:65534
ENTRYPOINT ["/promo"]
CMD ["--help"]
