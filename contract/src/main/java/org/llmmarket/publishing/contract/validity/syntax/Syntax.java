package org.llmmarket.publishing.contract.validity.syntax;

import java.net.URISyntaxException;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a text must look like; those that are not binding are only advised. */
public final class Syntax {

    public static final Syntax URI =
            binding("an absolute URI such as https://example.com/terms", text -> isUri(text) && hasScheme(text));
    public static final Syntax URI_REFERENCE = binding("a URL", Syntax::isUri);
    public static final Syntax URI_WITHOUT_FRAGMENT =
            binding("a URI without a fragment", text -> isUri(text) && hasNoFragment(text));
    public static final Syntax EMAIL = binding("an e-mail address", Patterns.EMAIL);
    public static final Syntax TOKEN = binding("a name that HTTP can carry", Patterns.TOKEN);
    public static final Syntax ANCHOR =
            binding("a name of letters, digits, '-', '_' and '.' that begins with a letter or '_'", Patterns.ANCHOR);
    public static final Syntax MEDIA_RANGE =
            new Syntax("a media type such as application/json", false, Patterns.MEDIA_RANGE.asMatchPredicate());
    public static final Syntax MEDIA_RANGES =
            new Syntax("media types with commas between", false, Patterns.MEDIA_RANGES.asMatchPredicate());
    public static final Syntax LICENSE_EXPRESSION =
            new Syntax("an SPDX licence expression such as Apache-2.0", false, Patterns.LICENSE.asMatchPredicate());

    private final String description;
    private final boolean isBinding;
    private final Predicate<String> test;

    private Syntax(String description, boolean isBinding, Predicate<String> test) {
        this.description = description;
        this.isBinding = isBinding;
        this.test = test;
    }

    private static Syntax binding(String description, Predicate<String> test) {
        return new Syntax(description, true, test);
    }

    private static Syntax binding(String description, Pattern pattern) {
        return binding(description, pattern.asMatchPredicate());
    }

    public boolean matches(String text) {
        return text.length() <= Patterns.LONGEST && test.test(text);
    }

    /** Whether a text that does not match is a fault, rather than a doubt. */
    public boolean isBinding() {
        return isBinding;
    }

    /** As in "Write … here". */
    @Override
    public String toString() {
        return description;
    }

    private static boolean isUri(String text) {
        if (Patterns.PLAIN_URI.matcher(text).matches()) {
            return true;
        }
        try {
            return new java.net.URI(text).toString().equals(text);
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean hasScheme(String text) {
        return Patterns.SCHEME.matcher(text).lookingAt();
    }

    private static boolean hasNoFragment(String text) {
        int hash = text.indexOf('#');
        return hash < 0 || hash == text.length() - 1;
    }

    private static final class Patterns {

        private static final int LONGEST = 10_000;
        private static final String CHARACTERS = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
        private static final String RANGE = "(?:\\*/\\*|" + CHARACTERS + "/" + CHARACTERS + ")(?:[ \\t]*+;[ \\t]*+"
                + CHARACTERS + "=(?:" + CHARACTERS + "|\"(?:[^\"\\\\]|\\\\.)*+\"))*+[ \\t]*+;?[ \\t]*+";
        private static final Pattern TOKEN = Pattern.compile(CHARACTERS);
        private static final Pattern MEDIA_RANGE = Pattern.compile(RANGE);
        private static final Pattern MEDIA_RANGES =
                Pattern.compile("[ \\t]*+" + RANGE + "(?:,[ \\t]*+" + RANGE + ")*+");
        private static final Pattern EMAIL = Pattern.compile("[^@\\s]++@[^@\\s.]++(?:\\.[^@\\s.]++)*+");
        private static final Pattern LICENSE =
                Pattern.compile("\\(*+[A-Za-z0-9.:+-]++\\)*+(?: (?:AND|OR|WITH) \\(*+[A-Za-z0-9.:+-]++\\)*+)*+");
        private static final Pattern ANCHOR = Pattern.compile("[A-Za-z_][-A-Za-z0-9._]*+");
        private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*+:.");
        private static final Pattern PLAIN_URI = Pattern.compile("https?://[A-Za-z0-9.-]++(?:/[A-Za-z0-9._~/-]*+)?");
    }
}
