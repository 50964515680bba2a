package org.llmmarket.publishing.access.token;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.ProblemMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** Accepts the bearer token of a request, ours or an outside issuer's. */
final class BearerTokens implements AuthenticationManager {

    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);

    private final JwtDecoder own;
    private final @Nullable JwtDecoder outside;
    private final @Nullable String outsideIssuer;
    private final TokenCallers callers;

    BearerTokens(JwtDecoder own, @Nullable JwtDecoder outside, @Nullable String outsideIssuer, TokenCallers callers) {
        this.own = own;
        this.outside = outside;
        this.outsideIssuer = outsideIssuer;
        this.callers = callers;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        String token = ((BearerTokenAuthenticationToken) authentication).getToken();
        if (outside != null && Objects.equals(outsideIssuer, issuer(token))) {
            return callers.outside(decode(outside, token));
        }
        return callers.own(decode(own, token));
    }

    private static Jwt decode(JwtDecoder decoder, String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException e) {
            throw new InvalidBearerTokenException(
                    "The token is expired, not meant for this service, or not genuine.", e);
        } catch (JwtException | JwtDecoderInitializationException e) {
            LOG.warn("Tokens cannot be checked now: {}", e.getMessage());
            throw ProblemMapping.unavailable("The token's issuer does not answer. Try again in a moment.")
                    .exception();
        }
    }

    /** What the token says of itself, for choosing who checks it. */
    private static @Nullable String issuer(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException e) {
            throw new InvalidBearerTokenException("The token is none.", e);
        }
    }
}
