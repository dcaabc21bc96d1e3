package dev.plumbline.app.cli;

import dev.plumbline.engine.LeakSearch;
import dev.plumbline.engine.Removal;
import dev.plumbline.engine.Workspace;
import java.util.List;

/** How to take a secret out of a history, for a person. */
record RemovalText(Workspace workspace, LeakSearch.Found found) {
  private static final int MOST_REFERENCES = 20;

  String text() {
    StringBuilder out = new StringBuilder();
    if (workspace.repository() == null) {
      return "There is no git history here: remove the value from the file, and revoke it.\n";
    }
    Removal.Plan plan = LeakCommand.plan(workspace, found);
    List<String> objects = found.objects();
    out.append(
        """
        First revoke the secret: removal takes back nothing that somebody has read already.

        """);
    out.append("To rewrite  ").append(plan.holding()).append(" commits hold it; ");
    out.append(plan.rewritten()).append(" get another id, with all that come after them\n");
    out.append("References  ").append(plan.references().size()).append(" lead there");
    plan.references().stream()
        .limit(MOST_REFERENCES)
        .forEach(name -> out.append("\n            ").append(Printed.line(name)));
    if (plan.references().size() > MOST_REFERENCES) {
      out.append("\n            and ").append(plan.references().size() - MOST_REFERENCES);
      out.append(" more");
    }
    out.append('\n');
    if (plan.logged()) {
      out.append("            a reflog leads there too\n");
    }
    if (!plan.unread().isEmpty()) {
      out.append("Not read    ").append(plan.unread().size());
      out.append(" objects, so there may be more: git fsck\n");
    }
    if (found.objectCount() > objects.size()) {
      out.append("Not listed  ").append(found.objectCount() - objects.size());
      out.append(" further objects: run this again after the rewrite, until none is found\n");
    }
    out.append(
        """

        1. In a fresh clone with all references (git clone --mirror), with git-filter-repo installed.
           Either take the value out of every version and keep the files. The shell asks for the
           value, so that it stands in no file and no shell history (bash):

             read -rs V
             git filter-repo --replace-text <(printf 'literal:%s==>REMOVED\\n' "$V") \\
               --replace-message <(printf 'literal:%s==>REMOVED\\n' "$V"); unset V

           or drop the versions that hold it, whole:

             git filter-repo --strip-blobs-with-ids <(printf '%s\\n' \\
        """);
    for (int i = 0; i < objects.size(); i++) {
      out.append("               ").append(objects.get(i));
      out.append(i + 1 < objects.size() ? " \\\n" : ")\n");
    }
    out.append(
        """

        2. Drop what still leads there on this machine:
           git stash list   # a stash that holds it: git stash drop
           git reflog expire --expire=now --all
           git gc --prune=now
        3. Look again before anything is pushed:
           plumb scan secrets --history
        4. git push --force --mirror, after everybody has agreed; protected branches must allow it once.

        What the rewrite does not reach:
        - clones and forks of others: each has to be deleted or rewritten; old branches push it back
        - references that the host keeps for pull and merge requests, and its cached views of commits:
          ask its support to remove them and to collect garbage
        - caches and logs of CI, packages, images and archives that were built from it
        - notes (refs/notes) and replace references: filter-repo rewrites them only in a mirror clone
        """);
    return out.toString();
  }
}
