package dev.plumbline.detect.infrastructure.systemd;

import dev.plumbline.detect.infrastructure.InfrastructureRules;
import dev.plumbline.detect.infrastructure.Inspection;
import dev.plumbline.detect.infrastructure.SecretNames;
import dev.plumbline.scan.DetectorInfo;
import dev.plumbline.scan.Parameters;
import dev.plumbline.scan.Reporter;
import dev.plumbline.scan.Snapshot;
import dev.plumbline.scan.SnapshotDetector;
import dev.plumbline.scan.SnapshotFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Services of systemd: whom they run as, and what they may do (systemd.exec(5)). */
public final class SystemdDetector implements SnapshotDetector {
  private static final String NON_ROOT = "containers.non-root";
  private static final String DEDICATED = "workloads.dedicated-user";
  private static final String RIGHTS = "workloads.minimum-rights";
  private static final String SECRETS = "workloads.secret-references";

  private static final Pattern NAME =
      Pattern.compile(".+\\.service(?:\\.(?:in|j2|tmpl|tpl|template|erb))?");
  private static final Set<String> SHARED =
      Set.of("nobody", "www-data", "daemon", "bin", "mail", "nogroup", "http", "apache", "users");
  private static final Pattern VARIABLE =
      Pattern.compile("[\"']?([A-Za-z_]\\w{0,200})=([^\"'\\s]{0,4000})");

  /** The detector. */
  public SystemdDetector() {}

  @Override
  public DetectorInfo info() {
    return DetectorInfo.of(
        "infrastructure/systemd",
        Set.of(NON_ROOT, DEDICATED, RIGHTS, SECRETS),
        Set.of("workloads"),
        InfrastructureRules.digest());
  }

  @Override
  public void detect(Snapshot snapshot, Parameters parameters, Reporter reporter) {
    Inspection inspection =
        new Inspection(snapshot, reporter, NON_ROOT, DEDICATED, RIGHTS, SECRETS);
    Map<String, List<Service>> byUser = new TreeMap<>();
    for (SnapshotFile file : snapshot.files()) {
      if (file.regular() && NAME.matcher(file.name()).matches()) {
        service(inspection, file)
            .ifPresent(service -> {
              inspect(inspection, service);
              service
                  .unit
                  .last("User")
                  .ifPresent(user ->
                      byUser
                          .computeIfAbsent(user.value(), unused -> new ArrayList<>())
                          .add(service));
            });
      }
    }
    byUser.forEach((user, services) -> shared(inspection, user, services));
  }

  /** A service unit with its drop-ins. */
  private record Service(String path, String name, Unit unit) {}

  private static Optional<Service> service(Inspection inspection, SnapshotFile file) {
    Optional<String> text = inspection.text(file);
    if (text.isEmpty() || !text.get().contains("[Service]") || !text.get().contains("ExecStart")) {
      return Optional.empty(); // D-Bus and Avahi have .service files of their own.
    }
    List<Unit.Setting> settings = new ArrayList<>(Unit.read(text.get()).settings());
    for (SnapshotFile dropIn : inspection.snapshot().files()) {
      if (dropIn.regular()
          && dropIn.directory().equals(file.path() + ".d")
          && dropIn.name().endsWith(".conf")) {
        inspection.text(dropIn).ifPresent(more -> settings.addAll(placed(Unit.read(more))));
      }
    }
    return Optional.of(new Service(file.path(), file.name(), new Unit(settings)));
  }

  /** Settings of a drop-in are shown at the head of the unit that they change. */
  private static List<Unit.Setting> placed(Unit dropIn) {
    return dropIn.settings().stream()
        .map(s -> new Unit.Setting(s.section(), s.key(), s.value(), 1))
        .toList();
  }

  private static void inspect(Inspection inspection, Service service) {
    String path = service.path();
    inspection.fact("workloads", path);
    secrets(inspection, service);
    if (("/" + path).contains("/user/")) {
      // Units of a person's own manager run as that person.
      List.of(NON_ROOT, DEDICATED, RIGHTS).forEach(check -> inspection.examined(check, path));
      return;
    }
    user(inspection, service);
    inspection.examined(RIGHTS, path);
    if (!service.unit().on("NoNewPrivileges") && !service.unit().on("DynamicUser")) {
      inspection.finding(
          "systemd-new-privileges",
          path,
          start(service),
          service.name() + " may gain rights: NoNewPrivileges= is not set.",
          service.name());
    }
  }

  private static void user(Inspection inspection, Service service) {
    String path = service.path();
    Optional<Unit.Setting> user = service.unit().last("User");
    if (user.isEmpty() && !service.unit().on("DynamicUser")) {
      inspection.examined(NON_ROOT, path);
      inspection.finding(
          "systemd-no-user",
          path,
          start(service),
          service.name() + " runs as root: neither User= nor DynamicUser= is set.",
          service.name());
      inspection.noUserYet(path, service.name());
      return;
    }
    String name = user.map(Unit.Setting::value).orElse("dynamic");
    if (name.contains("@") || name.contains("{{") || name.contains("%") || name.contains("$")) {
      for (String check : List.of(NON_ROOT, DEDICATED)) {
        inspection.unreadable(
            check, path, "User=" + name + " is filled in elsewhere", "scan the installed unit");
      }
      return;
    }
    inspection.examined(NON_ROOT, path);
    if (name.equals("root") || name.equals("0")) {
      inspection.finding(
          "systemd-root-user",
          path,
          user.map(Unit.Setting::line).orElse(1),
          service.name() + " runs as root by its own User=.",
          service.name());
      inspection.noUserYet(path, service.name());
    } else {
      inspection.examined(DEDICATED, path);
    }
  }

  private static int start(Service service) {
    return service.unit().last("ExecStart").map(Unit.Setting::line).orElse(1);
  }

  private static void shared(Inspection inspection, String user, List<Service> services) {
    if (!SHARED.contains(user) || (services.size() < 2 && !user.equals("nobody"))) {
      return;
    }
    for (Service service : services) {
      inspection.finding(
          "systemd-shared-user",
          service.path(),
          service.unit().last("User").map(Unit.Setting::line).orElse(1),
          service.name() + " runs as " + user + ", an account that others share.",
          service.name());
    }
  }

  private static void secrets(Inspection inspection, Service service) {
    inspection.examined(SECRETS, service.path());
    for (Unit.Setting setting : service.unit().all("Environment")) {
      Matcher matcher = VARIABLE.matcher(setting.value());
      while (matcher.find()) {
        if (SecretNames.holdsSecret(matcher.group(1), matcher.group(2))) {
          inspection.finding(
              "systemd-literal-secret",
              service.path(),
              setting.line(),
              service.name() + " has the value of " + matcher.group(1) + " written out.",
              service.name(),
              matcher.group(1));
        }
      }
    }
  }
}
