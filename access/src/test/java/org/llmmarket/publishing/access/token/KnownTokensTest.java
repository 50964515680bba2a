package org.llmmarket.publishing.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class KnownTokensTest {

    private static final Instant EXPIRY = Instant.parse("2026-01-01T01:00:00Z");

    private final List<String> checked = new ArrayList<>();
    private final JwtTimestampValidator times = new JwtTimestampValidator(Duration.ZERO);
    private final JwtDecoder tokens = new KnownTokens(this::check, times);

    @Test
    void a_signature_is_checked_once() {
        at(EXPIRY.minusSeconds(60));

        assertThat(tokens.decode("genuine")).isSameAs(tokens.decode("genuine"));
        assertThat(checked).containsExactly("genuine");
    }

    @Test
    void a_token_that_was_genuine_is_refused_once_it_has_expired() {
        at(EXPIRY.minusSeconds(1));
        tokens.decode("genuine");
        at(EXPIRY.plusSeconds(1));

        assertThatThrownBy(() -> tokens.decode("genuine")).isInstanceOf(BadJwtException.class);
    }

    @Test
    void what_is_not_genuine_is_not_kept() {
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        assertThat(checked).containsExactly("forged", "forged");
    }

    private void at(Instant now) {
        times.setClock(Clock.fixed(now, ZoneOffset.UTC));
    }

    private Jwt check(String token) {
        checked.add(token);
        if (token.equals("forged")) {
            throw new BadJwtException("forged");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "ES256")
                .subject("somebody")
                .expiresAt(EXPIRY)
                .build();
    }
}
