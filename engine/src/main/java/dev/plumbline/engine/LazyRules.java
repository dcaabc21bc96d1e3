package dev.plumbline.engine;

import dev.plumbline.evidence.RuleId;
import dev.plumbline.scan.rule.Rule;
import java.util.AbstractMap;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of a run, read when somebody first asks: a report without findings asks for none. */
final class LazyRules extends AbstractMap<RuleId, Rule> implements SortedMap<RuleId, Rule> {
  private final Supplier<SortedMap<RuleId, Rule>> source;
  private @Nullable SortedMap<RuleId, Rule> read;

  LazyRules(Supplier<SortedMap<RuleId, Rule>> source) {
    this.source = source;
  }

  private synchronized SortedMap<RuleId, Rule> all() {
    SortedMap<RuleId, Rule> known = read;
    if (known == null) {
      known = source.get();
      read = known;
    }
    return known;
  }

  @Override
  public @Nullable Rule get(Object id) {
    return all().get(id);
  }

  @Override
  public boolean containsKey(Object id) {
    return all().containsKey(id);
  }

  @Override
  public Set<Entry<RuleId, Rule>> entrySet() {
    return all().entrySet();
  }

  @Override
  public @Nullable Comparator<? super RuleId> comparator() {
    return null;
  }

  @Override
  public SortedMap<RuleId, Rule> subMap(RuleId from, RuleId to) {
    return all().subMap(from, to);
  }

  @Override
  public SortedMap<RuleId, Rule> headMap(RuleId to) {
    return all().headMap(to);
  }

  @Override
  public SortedMap<RuleId, Rule> tailMap(RuleId from) {
    return all().tailMap(from);
  }

  @Override
  public RuleId firstKey() {
    return all().firstKey();
  }

  @Override
  public RuleId lastKey() {
    return all().lastKey();
  }
}
