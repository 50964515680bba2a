package org.llmmarket.publishing.access.trail;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.web.Caller;
import org.llmmarket.publishing.access.web.CallerAuthentication;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.store.audit.RequestOrigins;

/** What the trail knows of the request of this thread: where it came from, whom it is about, and what it was not shown. */
public final class RequestTrace {

    /** The name of the origin's key in the metadata of messages. */
    public static final String KEY = "origin";

    private static final String ATTRIBUTE = RequestTrace.class.getName();
    private static final int LONGEST_AGENT = 300;
    private static final ThreadLocal<@Nullable RequestTrace> PRESENT = new ThreadLocal<>();

    private final UUID key = next();
    private final String address;
    private final @Nullable String userAgent;
    private boolean named;
    private boolean kept;
    private @Nullable AccountId subject;
    private @Nullable Hidden hidden;

    private RequestTrace(String address, @Nullable String userAgent) {
        this.address = address;
        this.userAgent = userAgent;
    }

    /** Something that is there, and that the caller may not see. */
    record Hidden(String resourceType, String resourceId) {}

    /** Begins the request on this thread, or goes on with it. */
    static void begin(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof RequestTrace known) {
            PRESENT.set(known);
            return;
        }
        String agent = request.getHeader("User-Agent");
        RequestTrace trace = new RequestTrace(
                request.getRemoteAddr(),
                agent == null ? null : agent.substring(0, Math.min(agent.length(), LONGEST_AGENT)));
        request.setAttribute(ATTRIBUTE, trace);
        PRESENT.set(trace);
    }

    static void end() {
        PRESENT.remove();
    }

    /** The request of this thread; none where nobody asked for what is done. */
    static @Nullable RequestTrace present() {
        return PRESENT.get();
    }

    /** The key by which a message of this request names where it came from; it is kept with what the message brings about. */
    public static @Nullable String name() {
        RequestTrace trace = PRESENT.get();
        if (trace == null) {
            return null;
        }
        trace.named = true;
        return trace.key.toString();
    }

    /** Notes whom the request is about, though they do not call: as whom somebody tries to sign in. */
    public static void concerns(AccountId account) {
        RequestTrace trace = PRESENT.get();
        if (trace != null) {
            trace.subject = account;
        }
    }

    /** Notes that something is kept out of the caller's sight, who learns no more than that there is no such thing. */
    public static void hides(String resourceType, String resourceId) {
        RequestTrace trace = PRESENT.get();
        if (trace != null) {
            trace.hidden = new Hidden(resourceType, resourceId);
        }
    }

    UUID key() {
        return key;
    }

    String address() {
        return address;
    }

    @Nullable
    Hidden hidden() {
        return hidden;
    }

    @Nullable
    AccountId subject() {
        return subject;
    }

    /** A part of a batch begins: what was noted before was about another one. */
    void forget() {
        subject = null;
        hidden = null;
    }

    /** Whether something names it that will be kept while it is not. */
    boolean isToBeKept() {
        return named && !kept;
    }

    void isKept() {
        kept = true;
    }

    RequestOrigins.Origin origin() {
        Caller caller = CallerAuthentication.current();
        AccountId person = caller.account() == null ? subject : caller.account();
        return new RequestOrigins.Origin(key, person == null ? null : person.value(), printable(address), printed());
    }

    private @Nullable String printed() {
        return userAgent == null ? null : printable(userAgent);
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    }

    /** Rising with time, so that neighbours in time lie together (RFC 9562, version 7). */
    private static UUID next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = (System.currentTimeMillis() << 16) | 0x7000 | (random.nextLong() & 0xfff);
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low);
    }
}
