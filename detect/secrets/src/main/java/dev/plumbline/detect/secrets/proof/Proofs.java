package dev.plumbline.detect.secrets.proof;

/** The proofs by the names that rule files use. */
public final class Proofs {
  private Proofs() {}

  /**
   * The proof with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Proof of(String name) {
    return switch (name) {
      case "crc32-base62" -> (Proof.OfValue) Checksums::base62;
      case "crc32-hex" -> (Proof.OfValue) Checksums::hexAtEnd;
      case "crc32-hex-little-endian" -> (Proof.OfValue) Checksums::littleEndianHex;
      case "gitlab-token" -> (Proof.OfValue) GitlabToken::judge;
      case "azure-key" -> (Proof.OfValue) AzureKeys::identifiable;
      case "azure-annotated-key" -> (Proof.OfValue) AzureKeys::annotated;
      case "entra-client-secret" -> (Proof.OfValue) AzureKeys::entra;
      case "azure-access-signature" -> CloudEncoded::accessSignature;
      case "ses-smtp-password" -> (Proof.OfValue) CloudEncoded::smtpPassword;
      case "bedrock-key" -> (Proof.OfValue) CloudEncoded::bedrock;
      case "vault-token" -> (Proof.OfValue) VaultToken::judge;
      case "jwt-supabase" -> (Proof.OfValue) Jwt::supabase;
      case "jwt-kubernetes" -> (Proof.OfValue) Jwt::kubernetes;
      case "jwt-jfrog" -> (Proof.OfValue) Jwt::jfrog;
      case "jwt-argocd" -> (Proof.OfValue) Jwt::argo;
      case "wallet" -> (Proof.OfValue) CoinKeys::wallet;
      case "extended-key" -> (Proof.OfValue) CoinKeys::extended;
      case "ripple-seed" -> (Proof.OfValue) CoinKeys::ripple;
      case "tezos-key" -> (Proof.OfValue) CoinKeys::tezos;
      case "ethereum-key" -> (Proof.OfValue) CoinKeys::ethereum;
      case "ed25519-base58" -> (Proof.OfValue) CoinKeys::pair58;
      case "ed25519-numbers" -> (Proof.OfValue) CoinKeys::pairOfNumbers;
      case "stellar-seed" -> (Proof.OfValue) Base32Keys::stellar;
      case "nats-seed" -> (Proof.OfValue) Base32Keys::nats;
      case "wireguard-key" -> (Proof.OfValue) FixedKeys::wireGuard;
      case "minisign-key" -> (Proof.OfValue) FixedKeys::minisign;
      case "signify-key" -> (Proof.OfValue) FixedKeys::signify;
      case "paserk" -> (Proof.OfValue) FixedKeys::paserk;
      case "swarm-token" -> (Proof.OfValue) FixedKeys::swarm;
      case "bitwarden-token" -> (Proof.OfValue) FixedKeys::bitwarden;
      case "cloudflare-tunnel" -> (Proof.OfValue) FixedKeys::tunnel;
      case "gpp-password" -> (Proof.OfValue) Reversible::preferences;
      case "cisco-type-7" -> (Proof.OfValue) Reversible::typeSeven;
      case "pkcs12" -> (Proof.OfValue) StoreFiles::pkcs12;
      case "java-key-store" -> (Proof.OfValue) StoreFiles::javaStore;
      case "ansible-vault" -> (Proof.OfValue) StoreFiles::ansibleVault;
      case "jenkins-secret" -> (Proof.OfValue) StoreFiles::jenkins;
      case "openvpn-key" -> (Proof.OfValue) StoreFiles::openVpn;
      case "mnemonic" -> (Proof.OfValue) Mnemonic::judge;
      case "bech32" -> (Proof.OfValue) Checksums::bech32;
      case "jwt" -> (Proof.OfValue) Jwt::token;
      case "jwk" -> Jwt::key;
      case "pem" -> PemKey::judge;
      case "pem-whole" -> PemKey::whole;
      case "pem-base64" -> PemKey::encoded;
      case "putty" -> PemKey::putty;
      case "base64-pair" -> (Proof.OfValue) Encoded::pair;
      case "registry-auth" -> (Proof.OfValue) Encoded::registryAuth;
      case "macaroon" -> (Proof.OfValue) Encoded::macaroon;
      case "discord-bot" -> (Proof.OfValue) Encoded::bot;
      case "aws-access-key-id" -> (Proof.OfValue) Encoded::accessKeyId;
      case "base64-32" -> (Proof.OfValue) value -> Encoded.key(value, 32);
      case "base64-48" -> (Proof.OfValue) value -> Encoded.key(value, 48);
      case "base64-64" -> (Proof.OfValue) value -> Encoded.key(value, 64);
      default -> throw new IllegalArgumentException("no proof named " + name);
    };
  }
}
