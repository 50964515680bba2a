package org.llmmarket.publishing.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** An identity provider of somebody else's. */
final class OutsideIssuer implements AutoCloseable {

    private final HttpServer server;
    private final RSAKey key;

    OutsideIssuer() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("outside").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(
                "/.well-known/openid-configuration",
                Map.of(
                        "issuer",
                        uri(),
                        "jwks_uri",
                        uri() + "/keys",
                        "subject_types_supported",
                        java.util.List.of("public")));
        serve("/keys", new JWKSet(key).toPublicJWKSet().toJSONObject());
        server.start();
    }

    String uri() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .subject(subject)
                .issuer(uri())
                .audience("publishing-service")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    String sign(JWTClaimsSet.Builder claims) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("outside").build(), claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private void serve(String path, Map<String, Object> json) {
        byte[] body = JsonMapper.shared().writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
