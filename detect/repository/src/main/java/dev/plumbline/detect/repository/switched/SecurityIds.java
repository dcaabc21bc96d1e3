package dev.plumbline.detect.repository.switched;

import java.util.regex.Pattern;

/**
 * Which rule ids of general linters are about security, from those tools' own lists of rules. What
 * is not listed here is style or correctness, and no business of the check.
 */
final class SecurityIds {
  /** flake8-bandit in flake8 and Ruff, dlint. */
  static final Pattern PYTHON = Pattern.compile("(?:S[0-9]{3}|S|DUO[0-9]{3})");

  static final Pattern PYLINT =
      Pattern.compile("all|eval-used|exec-used|W0122|W0123|missing-timeout|W3101");

  static final Pattern ESLINT =
      Pattern.compile(
          "(?:security|no-unsanitized|no-secrets|xss|@microsoft/sdl|scanjs-rules|anti-trojan-source"
              + "|pii|regexp-security)/.*|no-eval|no-implied-eval|no-new-func|no-script-url"
              + "|@typescript-eslint/no-implied-eval|react/no-danger(?:-with-children)?"
              + "|react/jsx-no-target-blank|react/jsx-no-script-url|vue/no-v-html"
              + "|svelte/no-at-html-tags|lit/no-template-.*|solid/no-innerhtml"
              + "|lint/security.*|suspicious/noGlobalEval|lint/suspicious/noGlobalEval"
              + "|sonarjs/.*(?:password|secret|crypto|hash|cipher|sql|csrf|cors|ssl|tls|certificate"
              + "|injection|random|os-command|code-eval|xml).*");

  static final Pattern GO = Pattern.compile("gosec|gas|all");

  static final Pattern RUBOCOP = Pattern.compile("Security(?:/\\w+)?|all|Rails/OutputSafety");

  static final Pattern PHPCS =
      Pattern.compile(
          "WordPress\\.Security.*|WordPress\\.DB\\.PreparedSQL.*|WordPress-VIP.*Security.*"
              + "|Security\\..*|PHPCS_SecurityAudit\\..*|Generic\\.PHP\\.BacktickOperator.*");

  static final Pattern HADOLINT =
      Pattern.compile(
          "DL(?:3002|3004|3006|3007|3008|3013|3016|3018|3026|3028|3033|3037|3041|4006)");

  static final Pattern SHELLCHECK =
      Pattern.compile("SC(?:2029|2046|2048|2068|2086|2087|2091|2114|2115|2156|2294)|all");

  static final Pattern DEEPSOURCE = Pattern.compile("(?:BAN|GSC|SCT|JAVA-S|CS-S|RB-SC|PTC).*");

  static final Pattern CLANG_TIDY =
      Pattern.compile("cert-.*|clang-analyzer-security.*|bugprone-unsafe.*|android-cloexec.*");

  static final Pattern DOTNET =
      Pattern.compile(
          "CA(?:2100|2109|2119|2153|2300|2301|2302|2305|2310|2311|2312|2315|2321|2322|2326|2327"
              + "|2328|2329|2330|235[0-9]|236[0-2]|3[0-9]{3}|5[0-9]{3})|SCS[0-9]{4}|SEC[0-9]{4}");

  /** Sonar rules of type vulnerability or security hotspot. */
  static final Pattern SONAR =
      Pattern.compile(
          "(?:[a-z]+:|squid:)?S(?:1313|1989|2053|2068|2070|2076|2077|2078|2083|2089|2091|2092|2115"
              + "|2245|2254|2257|2278|2612|2647|2653|2658|2755|3281|3329|3330|3510|3649|3751|3752"
              + "|4036|4347|4423|4426|4433|4434|4499|4502|4507|4512|4524|4544|4601|4604|4684|4787"
              + "|4790|4792|4829|4830|5042|5122|5131|5135|5144|5145|5146|5147|5167|5247|5300|5301"
              + "|5320|5322|5324|5332|5344|5443|5445|5527|5542|5547|5594|5659|5679|5689|5693|5804"
              + "|5808|5852|5876|5883|6096|6173|6263|6287|6288|6291|6293|6300|6301|6350|6358|6361"
              + "|6362|6363|6373|6374|6376|6377|6384|6390|6398|6399|6418|6432|6437|6547|6549|6706"
              + "|6781)");

  /** SpotBugs' categories SECURITY and MALICIOUS_CODE, and Find Security Bugs. */
  static final Pattern SPOTBUGS =
      Pattern.compile(
          ".*(?:INJECTION|TRAVERSAL|XSS|XXE|SSRF|CSRF|PASSWORD|HARD_CODE|COOKIE|CIPHER|CRYPT|ECB"
              + "|PADDING|RSA|DES_USAGE|BLOWFISH|STATIC_IV|DIGEST|PREDICTABLE_RANDOM|SSL|TRUST_"
              + "|HOSTNAME|REDIRECT|DESERIALIZATION|REDOS|SQL_|LDAP|XPATH|XML_DECODER|XSLT|PERMISS"
              + "|CORS|FILE_UPLOAD|UNSAFE_HASH|SOCKET|SPLITTING|EXPOSE_REP|MALICIOUS|SECURITY"
              + "|ENTITY_|ANDROID_|FORMAT_STRING_MANIP|HTTP_PARAMETER|INFORMATION_EXPOSURE"
              + "|VALIDATION|MS_).*|(?:PT|HRS|DP)_.*");

  /** Android lint and compiler keys. */
  static final Pattern ANDROID =
      Pattern.compile(
          "TrustAllX509TrustManager|BadHostnameVerifier|CustomX509TrustManager"
              + "|AllowAllHostnameVerifier|SetJavaScriptEnabled|JavascriptInterface"
              + "|AddJavascriptInterface|WorldReadableFiles|WorldWriteableFiles|GetInstance"
              + "|SecureRandom|TrulyRandom|ExportedService|ExportedReceiver|HardcodedDebugMode"
              + "|SSLCertificateSocketFactory\\w*|UnsafeDynamicallyLoadedCode|PackageManagerGetSignatures");

  private SecurityIds() {}
}
