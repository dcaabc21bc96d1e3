package dev.plumbline.policy;

import dev.plumbline.evidence.CheckId;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Packs checks and policies into the bytes that {@link PackReader} reads: a table of all texts,
 * then numbers. Made by the build and read by the same build, so it carries no version.
 */
final class PackWriter {
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final List<CheckId> checks = new ArrayList<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final DataOutputStream body = new DataOutputStream(bytes);

  private PackWriter() {}

  static byte[] write(Packs packs) {
    PackWriter writer = new PackWriter();
    writer.packs(packs);
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(all);
      out.writeInt(writer.texts.size());
      for (String text : writer.texts.keySet()) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
      }
      writer.bytes.writeTo(out);
      return all.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void packs(Packs packs) {
    list(List.copyOf(packs.catalogue().checks().values()), this::check);
    list(
        List.copyOf(packs.catalogue().facts().values()),
        fact -> {
          text(fact.name());
          text(fact.title());
          text(fact.step());
        });
    list(packs.policies(), this::policy);
  }

  private void check(Check check) {
    checks.add(check.id());
    text(check.id().value());
    text(check.title());
    text(check.source());
    number(check.kind().ordinal());
    text(check.population());
    text(check.step());
  }

  private void policy(Policy policy) {
    text(policy.id());
    text(policy.title());
    text(policy.edition());
    text(policy.digest());
    list(policy.sections(), this::text);
    list(
        policy.controls(),
        control -> {
          text(control.id());
          text(control.title());
          text(control.catalogue());
        });
    list(policy.inherits(), this::text);
    list(policy.parameters(), this::parameter);
    Journey journey = policy.journey();
    number(journey == null ? 0 : 1);
    if (journey != null) {
      list(journey.steps(), this::step);
    }
    place(policy.place());
    list(policy.clauses(), clause -> clause(clause, policy));
  }

  private void parameter(Parameter parameter) {
    text(parameter.name());
    text(parameter.title());
    number(parameter.kind().ordinal());
    number(parameter.stricter().ordinal());
    list(parameter.defaults(), this::text);
  }

  private void step(Journey.Step step) {
    text(step.id());
    text(step.title());
    number(step.mandatory() ? 1 : 0);
  }

  private void clause(Clause clause, Policy policy) {
    text(clause.id());
    text(clause.section());
    text(clause.text());
    number(clause.modality().ordinal());
    number(clause.level().ordinal());
    number(clause.subject().ordinal());
    guard(clause.guard());
    cadence(clause.cadence());
    number(clause.proofs().mode().ordinal());
    list(clause.proofs().proofs(), this::proof);
    list(clause.parameters(), parameter -> number(policy.parameters().indexOf(parameter)));
    list(clause.controls(), this::text);
    list(clause.tools(), this::text);
    optional(clause.group());
    optional(clause.step());
    place(clause.place());
  }

  private void proof(Proof proof) {
    number(checks.indexOf(proof.check()));
    number(proof.kind().ordinal());
    number(proof.failsAt().ordinal());
    cadence(proof.cadence());
    guard(proof.guard());
  }

  private void cadence(@Nullable Cadence cadence) {
    optional(cadence == null ? null : cadence.label());
  }

  private void guard(@Nullable Guard guard) {
    switch (guard) {
      case null -> number(PackReader.NO_GUARD);
      case Guard.Fact fact -> {
        number(PackReader.FACT);
        text(fact.name());
      }
      case Guard.All all -> {
        number(PackReader.ALL);
        list(all.parts(), this::guard);
      }
      case Guard.Any any -> {
        number(PackReader.ANY);
        list(any.parts(), this::guard);
      }
      case Guard.Not not -> {
        number(PackReader.NOT);
        guard(not.part());
      }
    }
  }

  private void place(SourcePlace place) {
    text(place.file());
    number(place.line());
  }

  private <T> void list(List<T> items, Consumer<T> each) {
    number(items.size());
    items.forEach(each);
  }

  private void optional(@Nullable String text) {
    if (text == null) {
      number(-1);
    } else {
      text(text);
    }
  }

  private void text(String text) {
    number(texts.computeIfAbsent(text, key -> texts.size()));
  }

  private void number(int number) {
    try {
      body.writeInt(number);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
