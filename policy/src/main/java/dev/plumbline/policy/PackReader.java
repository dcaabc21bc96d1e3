package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;
import dev.plumbline.evidence.Severity;
import dev.plumbline.evidence.SubjectKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link PackWriter} wrote. The policies are read at every start, and parsing their YAML
 * and Markdown anew would cost several times as much.
 */
final class PackReader {
  static final int NO_GUARD = 0;
  static final int FACT = 1;
  static final int ALL = 2;
  static final int ANY = 3;
  static final int NOT = 4;

  private static final ProofKind[] KINDS = ProofKind.values();
  private static final Modality[] MODALITIES = Modality.values();
  private static final Level[] LEVELS = Level.values();
  private static final SubjectKind[] SUBJECTS = SubjectKind.values();
  private static final Severity[] SEVERITIES = Severity.values();
  private static final ProofSet.Mode[] MODES = ProofSet.Mode.values();

  private final ByteBuffer in;
  private final String[] texts;
  private final List<CheckId> checks = new ArrayList<>();
  private final Map<String, Cadence> cadences = new HashMap<>();

  private PackReader(byte[] bytes) {
    this.in = ByteBuffer.wrap(bytes);
    this.texts = new String[in.getInt()];
    for (int i = 0; i < texts.length; i++) {
      int length = in.getInt();
      texts[i] = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
      in.position(in.position() + length);
    }
  }

  static Packs read(byte[] bytes) {
    return new PackReader(bytes).packs();
  }

  private Packs packs() {
    TreeMap<CheckId, Check> known = new TreeMap<>();
    for (Check check : list(this::check)) {
      known.put(check.id(), check);
    }
    TreeMap<String, KnownFact> facts = new TreeMap<>();
    for (KnownFact fact : list(() -> new KnownFact(text(), text(), text()))) {
      facts.put(fact.name(), fact);
    }
    return new Packs(new CheckCatalogue(known, facts), list(this::policy));
  }

  private Check check() {
    CheckId id = new CheckId(text());
    checks.add(id);
    return new Check(id, text(), text(), KINDS[in.getInt()], text(), text());
  }

  private Policy policy() {
    String id = text();
    String title = text();
    String edition = text();
    String digest = text();
    List<String> sections = list(this::text);
    List<Control> controls = list(() -> new Control(text(), text(), text()));
    List<String> inherits = list(this::text);
    List<Parameter> parameters = list(this::parameter);
    Journey journey =
        in.getInt() == 0
            ? null
            : new Journey(list(() -> new Journey.Step(text(), text(), in.getInt() == 1)));
    SourcePlace place = place();
    List<Clause> clauses = list(() -> clause(id, parameters));
    return new Policy(
        id,
        title,
        edition,
        digest,
        sections,
        clauses,
        controls,
        inherits,
        parameters,
        journey,
        place);
  }

  private Parameter parameter() {
    return new Parameter(
        text(),
        text(),
        Parameter.Kind.values()[in.getInt()],
        Parameter.Stricter.values()[in.getInt()],
        list(this::text));
  }

  private Clause clause(String policyId, List<Parameter> parameters) {
    return new Clause(
        text(),
        policyId,
        text(),
        text(),
        MODALITIES[in.getInt()],
        LEVELS[in.getInt()],
        SUBJECTS[in.getInt()],
        guard(),
        cadence(),
        new ProofSet(MODES[in.getInt()], list(this::proof)),
        list(() -> parameters.get(in.getInt())),
        list(this::text),
        list(this::text),
        optional(),
        optional(),
        place());
  }

  private Proof proof() {
    return new Proof(
        checks.get(in.getInt()), KINDS[in.getInt()], SEVERITIES[in.getInt()], cadence(), guard());
  }

  private @Nullable Cadence cadence() {
    String label = optional();
    return label == null
        ? null
        : cadences.computeIfAbsent(label, words -> Cadence.parse(words).orElseThrow());
  }

  private @Nullable Guard guard() {
    int kind = in.getInt();
    return kind == NO_GUARD ? null : guard(kind);
  }

  private Guard guard(int kind) {
    return switch (kind) {
      case FACT -> new Guard.Fact(text());
      case ALL -> new Guard.All(list(() -> guard(in.getInt())));
      case ANY -> new Guard.Any(list(() -> guard(in.getInt())));
      case NOT -> new Guard.Not(guard(in.getInt()));
      default -> throw new IllegalStateException("unknown kind of guard " + kind);
    };
  }

  private SourcePlace place() {
    return new SourcePlace(text(), in.getInt());
  }

  private <T> List<T> list(Supplier<T> item) {
    int size = in.getInt();
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(item.get());
    }
    return items;
  }

  private String text() {
    return texts[in.getInt()];
  }

  private @Nullable String optional() {
    int index = in.getInt();
    return index < 0 ? null : texts[index];
  }
}
