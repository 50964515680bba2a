package org.llmmarket.publishing.access.web;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A caller whose token was accepted, as the security context knows him. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;
    private final transient BooleanSupplier lasts;

    /** @param lasts whether the caller would by now be accepted again, as the same */
    public CallerAuthentication(Caller caller, BooleanSupplier lasts) {
        super(List.of());
        this.caller = caller;
        this.lasts = lasts;
        setAuthenticated(true);
    }

    /** Who calls in the request of this thread. */
    public static Caller current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? known.caller
                : Caller.ANONYMOUS;
    }

    /** Whether who calls now is still let in as the same later on: for long streams, which must ask now and then. */
    public static BooleanSupplier lasting() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? known.lasts
                : () -> true;
    }

    @Override
    public Object getPrincipal() {
        return String.valueOf(caller.account());
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that && caller.equals(that.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
