package org.llmmarket.publishing.command.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.net.AddressKind;
import org.llmmarket.publishing.api.net.PublicAddresses;

/**
 * The address of an endpoint, taken apart as its callers will. A host may be spelled in ways that {@link URI} does not know
 * but name resolution does, and so it is cut out before.
 */
public record EndpointUrl(String scheme, String host, int port, URI uri) {

    private static final Pattern FORM = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*\\]|[^:\\[\\]]*)(?::(\\d{1,5}))?");
    private static final int HIGHEST_PORT = 65_535;

    /** Of the domain name system (RFC 1035). */
    private static final int LONGEST_HOST = 253;

    /** Why a text is no such address, for its author. */
    public static final class Invalid extends Exception {

        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message, null, false, false);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }

    /**
     * Takes an address apart.
     *
     * @throws Invalid with what is wrong, when it is none
     */
    public static EndpointUrl of(String text) throws Invalid {
        if (text.chars().anyMatch(c -> c <= ' ' || c == 127 || c == '\\')) {
            throw new Invalid("Must not have blanks, backslashes or control characters.");
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Invalid(
                    text.contains("#") && text.contains("://")
                            ? "Must not have a fragment."
                            : "Must be a whole address, as in https://api.example.com/v1.");
        }
        String authority = form.group(2);
        if (authority.contains("@")) {
            throw new Invalid("Must not have a user or a password in it.");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches() || parts.group(1).isEmpty()) {
            throw new Invalid("Must name a host, and a port only as a number.");
        }
        if (parts.group(1).length() > LONGEST_HOST) {
            throw new Invalid("Must name a host in at most " + LONGEST_HOST + " characters.");
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        return new EndpointUrl(scheme, parts.group(1), port(scheme, parts.group(2)), uri(text, parts.group(1)));
    }

    /** What the host leads to, as far as its spelling tells. */
    public AddressKind kind() {
        return PublicAddresses.kindOf(host);
    }

    public boolean isEncrypted() {
        return scheme.equals("https") || scheme.equals("wss") || scheme.equals("grpcs");
    }

    /** Whether it can be called by its name as it stands; other spellings of a public host are refused. */
    public boolean isPlain() {
        return uri.getHost() != null;
    }

    private static int port(String scheme, @Nullable String written) throws Invalid {
        if (written == null) {
            return scheme.equals("https") || scheme.equals("wss") || scheme.equals("grpcs") ? 443 : 80;
        }
        int port = Integer.parseInt(written);
        if (port < 1 || port > HIGHEST_PORT) {
            throw new Invalid("Must name a port from 1 to 65535.");
        }
        return port;
    }

    private static URI uri(String text, String host) throws Invalid {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            // An address in an odd spelling is told as what it leads to, not as a matter of syntax.
            if (!PublicAddresses.kindOf(host).isPublic() && PublicAddresses.kindOf(host) != AddressKind.INVALID) {
                return URI.create("odd:spelling");
            }
            throw new Invalid("Must be a whole address, as in https://api.example.com/v1; "
                    + Optional.ofNullable(malformed.getReason()).orElse("it is none") + ".");
        }
    }
}
