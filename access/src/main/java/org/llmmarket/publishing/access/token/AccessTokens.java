package org.llmmarket.publishing.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.access.account.Account;
import org.llmmarket.publishing.api.actor.Role;

/** Gives out access tokens: JWTs signed with ES256. */
final class AccessTokens {

    private final SigningKeys keys;
    private final AccessSettings settings;

    AccessTokens(SigningKeys keys, AccessSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    String issue(Account account, Instant now) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(account.id().value())
                .claim("email", account.email())
                .claim("role", account.roles().stream().sorted().map(Role::wire).toList())
                .claim("scope", RoleScopes.format(RoleScopes.of(account.roles())))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.accessTokenLifetime())))
                .issuer(settings.issuer())
                .audience(settings.audience())
                .jwtID(UUID.randomUUID().toString())
                .build();
        ECKey key = keys.signing();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
        return token.serialize();
    }
}
