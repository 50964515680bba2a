package org.llmmarket.publishing.access.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/**
 * Checks the signature of a token when it first comes, and its times whenever it comes: the former takes a millisecond and more,
 * which would be most of what an authenticated read costs. Whether its account is still active is asked elsewhere, every time.
 */
final class KnownTokens implements JwtDecoder {

    private static final int MOST = 10_000;
    private static final Duration KEEP = Duration.ofMinutes(15);

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> validator;
    private final Cache<String, Jwt> genuine =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEEP).build();

    /** @param validator of what a genuine token says */
    KnownTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> validator) {
        this.decoder = decoder;
        this.validator = validator;
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = genuine.getIfPresent(token);
        if (known == null) {
            known = decoder.decode(token);
            genuine.put(token, known);
        } else {
            requireValid(known, token);
        }
        return known;
    }

    private void requireValid(Jwt known, String token) {
        var result = validator.validate(known);
        if (result.hasErrors()) {
            genuine.invalidate(token);
            throw new JwtValidationException("A token that is no longer valid", result.getErrors());
        }
    }
}
