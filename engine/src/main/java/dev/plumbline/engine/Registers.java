package dev.plumbline.engine;

import dev.plumbline.registers.Approvers;
import dev.plumbline.registers.CommitSignatures;
import dev.plumbline.registers.ExceptionsRegister;
import dev.plumbline.registers.Roster;
import dev.plumbline.scan.git.GitRepository;
import dev.plumbline.scan.git.RevisionException;
import dev.plumbline.scan.git.Revisions;
import dev.plumbline.scan.git.object.ObjectId;
import dev.plumbline.scan.snapshot.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the registers from where they are trusted to come. */
final class Registers {
  private static final String PEOPLE = "people.yaml";

  private Registers() {}

  static ExceptionsRegister exceptions(Workspace workspace, Settings settings, Request request)
      throws TargetException {
    Approvers approvers =
        Approvers.of(
            roster(workspace, request.org()),
            settings.parameters().get("approver-roles", List.of("security-team-lead")));
    try {
      Optional<String> text = settings.text(ExceptionsRegister.PATH);
      return text.isEmpty()
          ? ExceptionsRegister.absent(approvers)
          : ExceptionsRegister.read(
              ExceptionsRegister.PATH,
              text.get(),
              approvers,
              history(workspace, request),
              request.zone());
    } catch (IOException e) {
      return ExceptionsRegister.unreadable(
          ExceptionsRegister.PATH, approvers, 1, Reading.reason(e), "make it readable");
    }
  }

  private static CommitSignatures history(Workspace workspace, Request request) {
    GitRepository git = workspace.repository();
    if (git == null) {
      return CommitSignatures.none();
    }
    try {
      String base =
          switch (request.change()) {
            case Change.Everything _, Change.Staged _ -> "HEAD";
            case Change.Range(String expression) ->
                expression.substring(0, expression.indexOf(".."));
            case Change.Push(String tip, List<String> hidden) ->
                hidden.isEmpty() ? tip : hidden.getFirst();
          };
      String tip = request.base() != null ? request.base() : base.isEmpty() ? "HEAD" : base;
      ObjectId commit = new Revisions(git, git.reader()).commit(tip).id();
      return new ExceptionHistory(git, commit);
    } catch (RevisionException e) {
      return CommitSignatures.none();
    }
  }

  private static Roster roster(Workspace workspace, @org.jspecify.annotations.Nullable Path org)
      throws TargetException {
    if (org == null) {
      return Roster.none();
    }
    if (inside(workspace, org)) {
      throw new TargetException(
          "--org: the folder lies in the repository that is judged, where a change could edit it;"
              + " give a folder or repository of its own");
    }
    Path file = org.resolve(PEOPLE);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new TargetException(
          "--org: the folder holds no " + PEOPLE + "; give the organisation's home");
    }
    try {
      return Roster.read(PEOPLE, new String(Reading.file(file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new TargetException("--org: " + PEOPLE + ": " + Reading.reason(e));
    }
  }

  private static boolean inside(Workspace workspace, Path org) throws TargetException {
    Path root = workspace.root();
    try {
      return root != null && org.toRealPath().startsWith(root);
    } catch (IOException e) {
      throw new TargetException("--org: no such folder, or not readable");
    }
  }
}
