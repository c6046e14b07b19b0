{
  description = "promo: a folder of promotion evidence, checked against a rubric and rendered as a packet";

  inputs.nixpkgs.url = "github:NixOS/nixpkgs/nixpkgs-unstable";

  outputs =
    { self, nixpkgs }:
    let
      manifest = (builtins.fromTOML (builtins.readFile ./Cargo.toml)).package;
      systems = [
        "x86_64-linux"
        "aarch64-linux"
        "x86_64-darwin"
        "aarch64-darwin"
      ];
      forEach = make: nixpkgs.lib.genAttrs systems (system: make nixpkgs.legacyPackages.${system});
    in
    {
      packages = forEach (pkgs: {
        default = pkgs.rustPlatform.buildRustPackage {
          pname = manifest.name;
          inherit (manifest) version;
          src = self;
          cargoLock.lockFile = ./Cargo.lock;
          nativeBuildInputs = [ pkgs.installShellFiles ];
          # The tests open pages in browsers that a build does not have; `./test` runs them.
          doCheck = false;
          postInstall = pkgs.lib.optionalString (pkgs.stdenv.buildPlatform.canExecute pkgs.stdenv.hostPlatform) ''
            for shell in bash zsh fish; do
              $out/bin/promo completions $shell > promo.$shell
            done
            installShellCompletion promo.{bash,zsh,fish}
            $out/bin/promo man > promo.1
            installManPage promo.1
          '';
          meta = {
            inherit (manifest) description;
            license = pkgs.lib.licenses.mit;
            mainProgram = "promo";
          };
        };
      });

      devShells = forEach (pkgs: {
        default = pkgs.mkShell {
          packages = [
            pkgs.cargo
            pkgs.cargo-deny
            pkgs.clippy
            pkgs.rustc
            pkgs.rustfmt
            pkgs.nodejs
          ];
        };
      });
    };
}
