package org.llmmarket.publishing.access.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.fold.EntityTag;
import org.springframework.http.ResponseEntity;

/**
 * An account as it and admins see it.
 *
 * @param registeredHere whether it signs in here, and not with an outside issuer's tokens
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Account(
        AccountId id,
        String name,
        String email,
        @Nullable String organization,
        boolean verified,
        Set<Role> roles,
        AccountStatus status,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastLogin,
        @JsonIgnore boolean registeredHere) {

    @JsonIgnore
    public boolean isActive() {
        return status == AccountStatus.ACTIVE;
    }

    /** Another one after every change that its reader sees. */
    String entityTag() {
        String seen = toString().replace(", registeredHere=" + registeredHere, "");
        return EntityTag.of(seen.getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<Account> answer() {
        return ResponseEntity.ok().eTag(entityTag()).body(this);
    }
}
