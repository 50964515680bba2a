package org.llmmarket.publishing.access.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.llmmarket.publishing.access.server.SampleServer;
import org.llmmarket.publishing.access.server.Visitor;
import org.llmmarket.publishing.store.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class TokensIT {

    private static final String REFRESH = "/api/v1/auth/refresh";

    private final SampleServer server = SampleServer.shared();
    private final Visitor visitor = server.visitor();

    @Test
    void a_token_says_who_and_what_for() throws ParseException, JOSEException {
        Visitor provider = visitor.register("provider");
        SignedJWT token = SignedJWT.parse(provider.token());
        JWTClaimsSet claims = token.getJWTClaimsSet();

        assertThat(token.verify(new ECDSAVerifier(publishedKey(server)))).isTrue();
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(claims.getSubject()).isEqualTo(provider.id());
        assertThat(claims.getStringClaim("email")).endsWith("@example.org");
        assertThat(claims.getStringListClaim("role")).containsExactly("provider");
        assertThat(claims.getStringClaim("scope")).isEqualTo("services:read services:write usage:write");
        assertThat(claims.getIssuer()).isEqualTo("publishing-service");
        assertThat(claims.getAudience()).containsExactly("publishing-service");
        assertThat(Duration.between(
                        claims.getIssueTime().toInstant(),
                        claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_log_in_answers_in_the_contracts_shape() {
        JsonNode tokens = logIn();

        assertThat(tokens.propertyNames()).containsExactly("accessToken", "refreshToken", "tokenType", "expiresIn");
        assertThat(tokens.path("tokenType").stringValue()).isEqualTo("Bearer");
        assertThat(tokens.path("expiresIn").intValue()).isEqualTo(3600);
    }

    @Test
    void the_published_keys_have_no_private_part() {
        Visitor.Answer keys = visitor.get("/.well-known/jwks.json");

        assertThat(keys.header("Cache-Control")).contains("public");
        assertThat(keys.json().path("keys").get(0).propertyNames())
                .contains("kty", "crv", "x", "y", "kid", "use", "alg")
                .doesNotContain("d");
    }

    @Test
    void forged_tokens_are_refused() throws ParseException, JOSEException {
        String id = visitor.register("provider").id();
        ECKey published = publishedKey(server);
        ECKey other =
                new ECKeyGenerator(Curve.P_256).keyID(published.getKeyID()).generate();

        refused(new PlainJWT(claims(id).build()).serialize());
        refused(signed(JWSAlgorithm.ES256, published.getKeyID(), new ECDSASigner(other), claims(id)));
        // The public key as the secret of an HMAC: the classic confusion of algorithms.
        byte[] asSecret = published.toECPublicKey().getEncoded();
        refused(signed(JWSAlgorithm.HS256, published.getKeyID(), new MACSigner(asSecret), claims(id)));
        refused("a.b.c");
        refused("nonsense");
        refused("llm_" + "0".repeat(64));
        String genuine = String.valueOf(visitor.register("provider").token());
        refused(genuine.substring(0, genuine.length() - 6) + "AAAAAA");
        refused(genuine.substring(0, genuine.lastIndexOf('.') + 1));
    }

    @Test
    void tokens_that_are_expired_early_or_meant_for_others_are_refused() throws JOSEException {
        String id = visitor.register("provider").id();
        ECKey ours = server.bean(SigningKeys.class).signing();
        ECDSASigner signer = new ECDSASigner(ours);
        String kid = ours.getKeyID();

        assertThat(visitor.with(signed(JWSAlgorithm.ES256, kid, signer, claims(id)))
                        .get("/api/v1/auth/me")
                        .status())
                .isEqualTo(200);
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).audience("somebody-else")));
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).audience(List.of())));
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).issuer("somebody-else")));
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).expirationTime(in(-10))));
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).expirationTime(null)));
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).notBeforeTime(in(60))));
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).subject("no-such-account")));
        refused(signed(JWSAlgorithm.ES256, kid, signer, claims(id).subject(null)));
    }

    @Test
    void a_token_elsewhere_than_in_its_header_is_no_token() {
        Visitor provider = visitor.register("provider");

        visitor.get("/api/v1/auth/me?access_token=" + provider.token()).isProblem(401, "UNAUTHORIZED");
        visitor.get("/api/v1/auth/me", "Authorization", "Basic YTpi").isProblem(401, "UNAUTHORIZED");
    }

    @Test
    void rights_are_what_role_and_scope_both_allow() throws JOSEException {
        String id = visitor.register("provider").id();
        ECKey ours = server.bean(SigningKeys.class).signing();
        ECDSASigner signer = new ECDSASigner(ours);
        Visitor reader = visitor.with(
                signed(JWSAlgorithm.ES256, ours.getKeyID(), signer, claims(id).claim("scope", "services:read")));
        Visitor pretender = visitor.with(signed(
                JWSAlgorithm.ES256,
                ours.getKeyID(),
                signer,
                claims(id).claim("role", List.of("admin", "emperor")).claim("scope", "admin")));

        Visitor.Answer refused = reader.post("/api/v1/things", "{}").isProblem(403, "SCOPE_REQUIRED");
        assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
        reader.get("/api/v1/who").isProblem(403, "SCOPE_REQUIRED");
        pretender.get("/api/v1/accounts").isProblem(403, "ROLE_REQUIRED");
        assertThat(visitor.get("/api/v1/who").json().path("signedIn").booleanValue())
                .isFalse();
    }

    @Test
    void a_role_that_is_taken_away_is_gone_for_tokens_too() {
        Visitor provider = visitor.register("provider");
        String id = provider.id();
        assertThat(provider.post("/api/v1/things", "{}").status()).isEqualTo(201);

        server.admin().put("/api/v1/accounts/" + id + "/roles", Map.of("roles", List.of("consumer")));

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> provider.post("/api/v1/things", "{}").isProblem(403, "ROLE_REQUIRED"));
    }

    @Test
    void a_refresh_token_is_good_once() {
        String first = logIn().path("refreshToken").stringValue();

        Visitor.Answer refreshed = refresh(first);
        assertThat(refreshed.status()).isEqualTo(200);
        String second = refreshed.json().path("refreshToken").stringValue();
        assertThat(visitor.with(refreshed.json().path("accessToken").stringValue())
                        .get("/api/v1/auth/me")
                        .status())
                .isEqualTo(200);

        refresh(first).isProblem(401, "INVALID_TOKEN");
        refresh(second).isProblem(401, "INVALID_TOKEN");
        refresh("unknown").isProblem(401, "INVALID_TOKEN");
        refresh(refreshed.json().path("accessToken").stringValue()).isProblem(401, "INVALID_TOKEN");
    }

    @Test
    void refresh_tokens_are_kept_as_hashes_and_expire() {
        String token = logIn().path("refreshToken").stringValue();
        JdbcClient jdbc = server.bean(JdbcClient.class);

        assertThat(jdbc.sql("SELECT count(*) FROM refresh_token WHERE encode(hash, 'escape') LIKE :token")
                        .param("token", "%" + token + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        jdbc.sql("UPDATE refresh_token SET expires_at = now() - interval '1 second' WHERE hash = sha256(:token::bytea)")
                .param("token", token.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .update();
        refresh(token).isProblem(401, "INVALID_TOKEN");
    }

    @Test
    void a_refresh_token_of_an_account_that_is_not_active_is_refused() {
        Visitor consumer = visitor.register("consumer");
        String email = consumer.get("/api/v1/auth/me").json().path("email").stringValue();
        String token = visitor.post("/api/v1/auth/login", Map.of("email", email, "password", SampleServer.PASSWORD))
                .json()
                .path("refreshToken")
                .stringValue();

        server.admin().put("/api/v1/accounts/" + consumer.id() + "/status", Map.of("status", "disabled"));

        refresh(token).isProblem(403, "ACCOUNT_NOT_ACTIVE");
    }

    @Test
    void all_processes_sign_and_accept_with_the_same_keys() {
        String database = TestDatabase.freshUrl();
        try (SampleServer one = SampleServer.start(database);
                SampleServer other = SampleServer.start(database)) {
            assertThat(other.visitor()
                            .with(String.valueOf(one.admin().token()))
                            .get("/api/v1/auth/me")
                            .status())
                    .isEqualTo(200);
            assertThat(publishedKey(one)).isEqualTo(publishedKey(other));
        }
    }

    private JsonNode logIn() {
        Visitor consumer = visitor.register("consumer");
        String email = consumer.get("/api/v1/auth/me").json().path("email").stringValue();
        return visitor.post("/api/v1/auth/login", Map.of("email", email, "password", SampleServer.PASSWORD))
                .json();
    }

    private Visitor.Answer refresh(String token) {
        return visitor.post(REFRESH, Map.of("refreshToken", token));
    }

    private void refused(String token) {
        Visitor.Answer answer = visitor.with(token).get("/api/v1/auth/me").isProblem(401, "INVALID_TOKEN");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer error=\"invalid_token\"");
    }

    private static ECKey publishedKey(SampleServer server) {
        try {
            return ECKey.parse(server.visitor()
                    .get("/.well-known/jwks.json")
                    .json()
                    .path("keys")
                    .get(0)
                    .toString());
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private static JWTClaimsSet.Builder claims(String id) {
        return new JWTClaimsSet.Builder()
                .subject(id)
                .issuer("publishing-service")
                .audience("publishing-service")
                .claim("role", List.of("provider"))
                .claim("scope", "services:read services:write")
                .issueTime(in(0))
                .expirationTime(in(600));
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String signed(JWSAlgorithm algorithm, String kid, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(kid).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
