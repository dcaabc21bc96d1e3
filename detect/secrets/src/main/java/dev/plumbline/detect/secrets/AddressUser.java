package dev.plumbline.detect.secrets;

import dev.plumbline.detect.secrets.generic.Vocabulary;
import java.util.Locale;
import java.util.Set;

/** The user before a password in an address: a name of its own, or one that stands for any. */
final class AddressUser {
  private static final int LONGEST = 80;
  private static final Set<String> ANYBODY =
      Vocabulary.of(
          "user username usr login name foo bar me you my-user my_user myuser myusername userid "
              + "user_name test tester john jane bob alice dani someuser some-user proxyuser git "
              + "token oauth2 x-access-token u a x id account email uname admin_user db_user dbuser");

  private AddressUser() {}

  /** Whether a name of its own stands before the colon before this place. */
  static boolean isOwn(Latin1 text, int start) {
    int end = start - 1;
    int from = end;
    int limit = Math.max(0, end - LONGEST);
    while (from > limit && text.at(from - 1) != '/' && text.at(from - 1) > ' ') {
      from--;
    }
    String user = text.text(from, Math.max(from, end)).toLowerCase(Locale.ROOT);
    return text.at(end) == ':'
        && user.length() >= 2
        && !ANYBODY.contains(user)
        && user.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0);
  }
}
