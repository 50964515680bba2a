package org.llmmarket.publishing.saga.endpoint.trial;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.saga.endpoint.TestAccess;

/** Keeps credentials out of everything that is recorded: in headers by name, everywhere else by value. */
public final class Redaction {

    private static final String HIDDEN = "***";
    private static final int SHORTEST_SECRET = 4;

    private static final Pattern SECRET_HEADER = Pattern.compile(
            "(?i)authorization|proxy-authorization|(set-)?cookie2?|.*(api-?key|token|secret|password|credential|session).*");

    private final @Nullable String header;
    private final List<String> secrets = new ArrayList<>();

    public Redaction(@Nullable TestAccess access) {
        header = access == null ? null : access.header().toLowerCase(Locale.ROOT);
        if (access != null) {
            addSpellings(access.value());
            // "Bearer xyz": what follows the scheme is the secret.
            for (String word : access.value().trim().split("\\s+", -1)) {
                addSpellings(word);
            }
            secrets.sort(Comparator.comparing(String::length).reversed());
        }
    }

    private void addSpellings(String secret) {
        boolean scheme = secret.equalsIgnoreCase("bearer") || secret.equalsIgnoreCase("basic");
        if (scheme || secret.isBlank()) {
            return;
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        List<String> spellings = List.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"),
                secret.replace("\\", "\\\\").replace("\"", "\\\""),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        spellings.stream()
                .filter(text -> text.length() >= SHORTEST_SECRET && !secrets.contains(text))
                .forEach(secrets::add);
    }

    public String text(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, HIDDEN);
        }
        return redacted;
    }

    Map<String, Object> headers(Map<String, String> headers) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        headers.forEach((name, value) -> redacted.put(text(name), isSecret(name) ? HIDDEN : text(value)));
        return redacted;
    }

    private boolean isSecret(String name) {
        return name.equalsIgnoreCase(header) || SECRET_HEADER.matcher(name).matches();
    }
}
