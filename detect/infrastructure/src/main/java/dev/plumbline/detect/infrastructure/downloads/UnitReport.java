package dev.plumbline.detect.infrastructure.downloads;

import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.detect.infrastructure.shell.Script;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Follows one unit and reports what it downloads without a check. */
final class UnitReport {
  private UnitReport() {}

  static void of(Inspection inspection, String check, ScriptUnit unit) {
    ScriptWalker walker = new ScriptWalker(new TreeScripts(inspection.snapshot(), unit.path()));
    PowerShellWalker powerShell = new PowerShellWalker(walker.proofs);
    for (ScriptUnit.Piece piece : unit.pieces()) {
      switch (piece) {
        case ScriptUnit.Added added -> {
          Download download =
              new Download(
                  "ADD",
                  added.url(),
                  Download.Use.STORED,
                  added.line(),
                  !Addresses.data(added.url(), added.file()));
          download.file(added.file());
          download.file(Names.base(Addresses.path(added.url())));
          if (Addresses.pinned(added.url())) {
            download.prove(Download.Proof.VERIFIED, null);
          }
          walker.proofs.add(download);
        }
        case ScriptUnit.Text text -> {
          switch (text.dialect()) {
            case SHELL -> walker.script(text.text(), text.firstLine(), text.variables());
            case POWERSHELL -> powerShell.script(text.text(), text.firstLine(), text.variables());
          }
        }
      }
    }
    walker.uncalled();
    for (Script.Problem problem : walker.problems()) {
      inspection.unknownFact("downloads", unit.path());
      inspection.unreadable(
          check,
          unit.path(),
          "line " + problem.line() + " is no shell that can be followed: " + problem.reason(),
          "mend the script, or exclude it with a reason");
    }
    if (walker.proofs.overflowed()) {
      inspection.unreadable(
          check,
          unit.path(),
          "it downloads more than can be followed",
          "split the script, or exclude it with a reason");
    }
    report(inspection, check, unit, walker.proofs.downloads());
  }

  private static void report(
      Inspection inspection, String check, ScriptUnit unit, List<Download> downloads) {
    Set<String> seen = new HashSet<>();
    for (Download download : downloads) {
      if (!download.artefact || download.foreign) {
        continue;
      }
      String file = download.files().isEmpty() ? "" : download.files().getFirst();
      boolean unknown =
          download.use == Download.Use.STORED
              && Addresses.callersChoice(download.url)
              && (file.isEmpty() || Names.base(file).startsWith("$"))
              && download.proof() == Download.Proof.NONE;
      inspection.fact("downloads", unit.path());
      if (unknown) {
        inspection.unreadable(
            check,
            unit.path(),
            "line "
                + download.line
                + ": what is downloaded, and to where, is only known when it runs",
            "verify the file in the same script, or name address and file in it");
        continue;
      }
      inspection.examined(check, unit.path());
      if (seen.add(download.line + " " + download.url + " " + file)) {
        finding(inspection, unit, download, file);
      }
    }
  }

  private static void finding(
      Inspection inspection, ScriptUnit unit, Download download, String file) {
    if (download.proof() == Download.Proof.VERIFIED) {
      return;
    }
    String where = unit.name().isEmpty() ? "the script" : unit.name();
    String url = Addresses.shown(download.url);
    String shownFile = Addresses.shown(file);
    String rule;
    String message;
    if (download.use == Download.Use.EXECUTED) {
      rule = "download-piped-to-shell";
      message =
          "What " + download.tool + " gets from " + url + " runs in " + where + " as it comes.";
    } else if (download.proof() == Download.Proof.SAME_ORIGIN) {
      rule = "download-checksum-same-origin";
      message =
          shownFile
              + " from "
              + url
              + " is checked in "
              + where
              + " against a checksum from the same place.";
    } else if (download.tool.equals("ADD")) {
      rule = "docker-add-unverified";
      message = "ADD puts " + url + " into " + where + ", and nothing verifies it.";
    } else {
      rule = "download-unverified";
      message =
          download.use == Download.Use.EXTRACTED
              ? download.tool
                  + " unpacks "
                  + url
                  + " in "
                  + where
                  + " as it comes, and nothing verifies it."
              : download.tool
                  + " stores "
                  + url
                  + " as "
                  + shownFile
                  + " in "
                  + where
                  + ", and nothing there verifies it.";
    }
    inspection.finding(
        rule, unit.path(), download.line, message, unit.name(), Addresses.stable(download.url));
  }
}
