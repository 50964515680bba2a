package org.llmmarket.publishing.saga.endpoint.net;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a call: a status, or a failure to get one. Statuses are those of HTTP; gRPC's are mapped to them.
 *
 * @param status 0 where there is none
 * @param statusText the status as the protocol names it
 * @param headers their names in small letters
 * @param text what was kept of the body, read as UTF-8
 * @param size how many bytes of the body were read
 * @param truncated whether the body was longer than what is read
 * @param tls the version of TLS that was agreed on, if any
 * @param failure why there is no complete answer, if so
 */
public record Answer(
        int status,
        String statusText,
        Map<String, List<String>> headers,
        String text,
        int size,
        boolean truncated,
        double millis,
        @Nullable String tls,
        @Nullable Failure failure) {

    /** What kept a call from being answered. */
    public enum Cause {
        /** The endpoint is at an address that the marketplace does not call. */
        ADDRESS,
        NAME,
        CONNECTION,
        TLS,
        TIME,
        REQUEST
    }

    /** A failure, with a sentence that goes on after "the call failed: ". */
    public record Failure(Cause cause, String message) {}

    static Answer failed(Cause cause, String message, double millis) {
        return new Answer(0, "", Map.of(), "", 0, false, millis, null, new Failure(cause, message));
    }

    static Map<String, List<String>> noHeaders() {
        return new TreeMap<>();
    }

    /** With the time as it is written down, so that a verdict can be given again from what was. */
    public Answer rounded() {
        return new Answer(
                status, statusText, headers, text, size, truncated, Math.round(millis * 100) / 100.0, tls, failure);
    }

    public boolean isAnswered() {
        return failure == null;
    }

    /** Whether the caller was told to say who it is, or that it may not. */
    public boolean isRefusal() {
        return isAnswered() && (status == 401 || status == 403);
    }

    public boolean isSuccess() {
        return isAnswered() && (status == 101 || (status >= 200 && status < 300));
    }

    public boolean isClientError() {
        return isAnswered() && status >= 400 && status < 500;
    }

    public boolean isServerError() {
        return isAnswered() && status >= 500;
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The media type without parameters; empty where there is none. */
    public String mediaType() {
        String type = header("content-type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    /** The outcome in a few words, as in "was answered 401". */
    public String inWords() {
        return failure == null
                ? "was answered " + (statusText.isEmpty() ? status : statusText)
                : "failed: " + failure.message();
    }
}
