package dev.plumbline.app.cli;

import dev.plumbline.engine.LeakSearch;
import dev.plumbline.engine.Looked;
import dev.plumbline.engine.Request;
import dev.plumbline.engine.TargetException;
import dev.plumbline.engine.Workspace;
import dev.plumbline.evidence.Finding;
import dev.plumbline.evidence.Fingerprint;
import dev.plumbline.verify.LiveCheck;
import dev.plumbline.verify.LiveState;
import java.util.Optional;
import java.util.TreeMap;

/** Asks the providers about the secrets of a scan, each once. */
final class Verified {
  /** A list that is longer is a file of samples, not a leak. */
  private static final int MOST = 100;

  private Verified() {}

  /** The scan with what the providers say of each secret as attribute {@code live}. */
  static Looked of(Workspace workspace, Request request, Looked looked) throws TargetException {
    LeakSearch search = LeakSearch.over(workspace, request, looked);
    LiveCheck check = new LiveCheck();
    TreeMap<Fingerprint, String> states = new TreeMap<>();
    int asked = 0;
    for (Finding finding : looked.scan().findings()) {
      String rule = finding.rule().value();
      if (states.containsKey(finding.fingerprint()) || !LiveCheck.knows(rule)) {
        continue;
      }
      if (asked++ >= MOST) {
        states.put(finding.fingerprint(), "not asked: more than " + MOST + " secrets");
        continue;
      }
      Optional<LeakSearch.Found> found = search.find(finding.fingerprint());
      Optional<byte[]> value = found.isEmpty() ? Optional.empty() : search.value(found.get());
      LiveState state =
          value.isEmpty()
              ? new LiveState(LiveState.State.UNKNOWN, "the value cannot be read where it stands")
              : check.ask(rule, value.get());
      states.put(finding.fingerprint(), state.state().label() + ": " + state.reason());
    }
    return looked.told("live", states);
  }
}
