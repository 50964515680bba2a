package org.llmmarket.publishing.access;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings of access.
 *
 * @param production a generated admin refuses to start
 * @param version of the service, as health tells it
 * @param bootstrapAdminEmail the first admin's address; without it one is made and its password printed
 * @param issuer who gives out our tokens, their {@code iss}
 * @param audience whom a token must be meant for, its {@code aud}
 * @param jwtIssuerUri an outside identity provider whose tokens are accepted as well
 * @param accountCheck how long a change of an account may take to reach its tokens
 * @param providerCache how long a provider's public part is kept
 * @param corsAllowedOrigins from which origins browsers may call; none by default
 * @param bodyLimit the largest body
 * @param contractLimit the largest body of the {@code contracts} endpoints
 * @param idempotencyKept how long an answer is kept for its {@code Idempotency-Key}
 * @param databaseSilence how long a request waits for a database that says nothing
 * @param auditRetention how long access records, and where requests came from, are kept
 * @param idempotencyLease after how long a request whose process died no longer blocks its key
 */
@ConfigurationProperties("publishing.access")
public record AccessSettings(
        @DefaultValue("false") boolean production,
        @DefaultValue("development") String version,
        @Nullable String bootstrapAdminEmail,
        @Nullable String bootstrapAdminPassword,
        @DefaultValue("publishing-service") String issuer,
        @DefaultValue("publishing-service") String audience,
        @Nullable String jwtIssuerUri,
        @DefaultValue("1h") Duration accessTokenLifetime,
        @DefaultValue("7d") Duration refreshTokenLifetime,
        @DefaultValue("10") int bcryptStrength,
        @DefaultValue("2s") Duration accountCheck,
        @DefaultValue("10m") Duration providerCache,
        @DefaultValue List<String> corsAllowedOrigins,
        @DefaultValue("10MB") DataSize bodyLimit,
        @DefaultValue("100MB") DataSize contractLimit,
        @DefaultValue("10s") Duration databaseSilence,
        @DefaultValue("24h") Duration idempotencyKept,
        @DefaultValue("P2Y") Period auditRetention,
        @DefaultValue("8s") Duration idempotencyLease) {

    public AccessSettings {
        if (bcryptStrength < 10) {
            throw new IllegalArgumentException("publishing.access.bcrypt-strength must be 10 or more");
        }
        if (auditRetention.isNegative() || auditRetention.isZero()) {
            throw new IllegalArgumentException("AUDIT_RETENTION must be a period such as P2Y or P90D");
        }
        if (accountCheck.compareTo(Duration.ofSeconds(4)) > 0) {
            throw new IllegalArgumentException("publishing.access.account-check must be 4 s or less");
        }
    }

    /** The outside issuer, where one is set. */
    public @Nullable String outsideIssuer() {
        return isBlank(jwtIssuerUri) ? null : jwtIssuerUri;
    }

    public boolean namesAdmin() {
        return !isBlank(bootstrapAdminEmail) || !isBlank(bootstrapAdminPassword);
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
