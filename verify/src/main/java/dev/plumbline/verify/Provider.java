package dev.plumbline.verify;

import dev.plumbline.formats.FormatException;
import dev.plumbline.formats.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How one provider is asked, from our data files alone: nothing of it comes from what was scanned.
 *
 * @param id a short name
 * @param rules the rules whose secrets it can be asked about
 * @param host fixed; always by TLS at port 443
 * @param method GET or POST
 * @param path with {@code {value}} where the secret goes, percent-encoded
 * @param headers with {@code {value}}, or {@code {basic:NAME}} for HTTP Basic with the secret as
 *     password
 * @param body with {@code {value}}; empty for none
 * @param live what only a valid secret brings
 * @param inactive what only an invalid one brings; empty where the provider does not say so
 *     unmistakably
 * @param source where the provider documents it
 */
record Provider(
    String id,
    List<String> rules,
    String host,
    String method,
    String path,
    SequencedMap<String, String> headers,
    String body,
    List<Proof> live,
    List<Proof> inactive,
    String source) {

  static Provider of(Node n) throws FormatException {
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    for (Node.Mapping.Entry entry : n.entries("headers")) {
      headers.put(entry.key().text(), entry.value().text().orElse(""));
    }
    Provider provider =
        new Provider(
            required(n, "id"),
            n.texts("rules"),
            required(n, "host"),
            n.text("method").orElse("GET"),
            required(n, "path"),
            headers,
            n.text("body").orElse(""),
            proofs(n, "live"),
            proofs(n, "inactive"),
            required(n, "source"));
    if (provider.rules().isEmpty() || provider.live().isEmpty()) {
      throw new FormatException(provider.id() + ": needs 'rules' and 'live'", n.line(), 1);
    }
    return provider;
  }

  private static List<Proof> proofs(Node n, String key) throws FormatException {
    List<Proof> proofs = new ArrayList<>();
    for (Node item : n.items(key)) {
      Map<String, String> fields = new LinkedHashMap<>();
      for (Node.Mapping.Entry entry : item.entries("json")) {
        fields.put(entry.key().text(), entry.value().text().orElse(""));
      }
      if (fields.isEmpty()) {
        throw new FormatException("a proof needs fields of the answer", item.line(), 1);
      }
      proofs.add(new Proof(Integer.parseInt(required(item, "status")), fields));
    }
    return proofs;
  }

  private static String required(Node n, String key) throws FormatException {
    return n.text(key)
        .orElseThrow(() -> new FormatException("'" + key + "' is missing", n.line(), 1));
  }
}
