package dev.plumbline.scan.content;

import dev.plumbline.scan.container.Budget;
import dev.plumbline.scan.container.Entries;
import dev.plumbline.scan.container.Magic;
import dev.plumbline.scan.container.OfficeText;
import dev.plumbline.scan.container.Opener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Optional;

/**
 * Opens the containers met in a content. A class of its own so that none of the libraries behind it
 * is loaded before a container is met.
 */
final class Containers {
  private final InnerContents contents;
  private boolean spent;

  Containers(InnerContents contents) {
    this.contents = contents;
  }

  /** Opens the container that this layer's bytes are. */
  void open(Magic kind, Layer layer, List<InnerContents.Found> known) {
    boolean outermost = layer.containers() == 0 && layer.encodings() == 0;
    if (outermost) {
      spent = false;
    }
    int before = contents.reported();
    try {
      if (tooDeep(layer)) {
        return;
      }
      Budget budget = contents.budget();
      new Opener(budget)
          .open(
              kind,
              layer.content().bytes(),
              layer.content().offset(),
              layer.content().length(),
              new Inside(kind, layer));
    } catch (Budget.Spent e) {
      contents.left(layer, e.getMessage() + "; the rest was not looked at");
      spent = true;
    }
    contents.replace(known, before);
  }

  private boolean tooDeep(Layer layer) {
    if (spent) {
      contents.left(layer, "not looked at: the limit of what may be unpacked was met before");
      return true;
    }
    if (layer.containers() >= Budget.DEPTH) {
      contents.left(layer, "containers inside each other more than " + Budget.DEPTH + " deep");
      return true;
    }
    return false;
  }

  private final class Inside implements Entries {
    private final Magic kind;
    private final Layer layer;
    private boolean some;

    Inside(Magic kind, Layer layer) {
      this.kind = kind;
      this.layer = layer;
    }

    @Override
    public void entry(String name, InputStream data) throws IOException {
      Layer entry = layer.entry(kind.label(), name);
      byte[] head = data.readNBytes(Magic.PROBE);
      some |= head.length > 0;
      Optional<Magic> inner = Magic.of(head, 0, head.length);
      if (inner.isPresent() && Opener.streams(inner.get())) {
        if (!tooDeep(entry)) {
          InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), data);
          new Opener(contents.budget()).open(inner.get(), whole, new Inside(inner.get(), entry));
        }
        return;
      }
      held(name, entry, head, data);
    }

    private void held(String name, Layer entry, byte[] head, InputStream data) throws IOException {
      Budget budget = contents.budget();
      int most = budget.room();
      IOException damage = null;
      Buffer buffer = new Buffer(head);
      try {
        buffer.fill(data, most);
      } catch (Budget.Spent e) {
        throw e;
      } catch (IOException | RuntimeException e) {
        damage = e instanceof IOException io ? io : new IOException(e);
      }
      byte[] bytes = buffer.bytes();
      if (bytes.length > most) {
        contents.left(
            entry, "more than " + (most >> 20) + " MiB; only so much of its begin was looked at");
        bytes = java.util.Arrays.copyOf(bytes, most);
      }
      if (budget.hold(bytes.length)) {
        try {
          look(name, entry.with(bytes));
        } finally {
          budget.release(bytes.length);
        }
      }
      if (damage != null) {
        throw damage;
      }
    }

    private void look(String name, Layer entry) {
      List<InnerContents.Found> found = contents.look(entry);
      if (kind == Magic.ZIP && OfficeText.isPart(name)) {
        byte[] bytes = entry.content().bytes();
        contents.decoded(entry, found, OfficeText.text(bytes, 0, bytes.length));
      }
    }

    @Override
    public void left(String name, String reason) {
      if (layer.encodings() > 0 && !some && reason.startsWith(Opener.DAMAGED)) {
        return; // digits that happen to begin like a container: the text was looked at
      }
      contents.left(name.isEmpty() ? layer : layer.entry(kind.label(), name), reason);
    }
  }
}
