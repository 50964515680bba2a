package org.llmmarket.publishing.access.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.UUID;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The keys that sign our tokens (ES256), made once, sealed with the service's secret key and shared by all processes. */
final class SigningKeys {

    private static final String PURPOSE = "signing-key";

    /** Any number that nobody else locks: processes that start together make one key. */
    private static final long LOCK = 0x7369676e6579L;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final List<ECKey> keys;

    SigningKeys(JdbcClient jdbc, SecretBox box, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.box = box;
        keys = List.copyOf(transaction.execute(status -> loadOrMake()));
    }

    /** The newest key, which signs. */
    ECKey signing() {
        return keys.get(0);
    }

    /** Every key with which a token may still be signed, without its private part. */
    JWKSet published() {
        return new JWKSet(keys.stream().<JWK>map(ECKey::toPublicJWK).toList());
    }

    private List<ECKey> loadOrMake() {
        jdbc.sql("SELECT pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .listOfRows();
        List<ECKey> known = load();
        if (!known.isEmpty()) {
            return known;
        }
        ECKey key = make();
        jdbc.sql("INSERT INTO signing_key (kid, sealed) VALUES (:kid, :sealed)")
                .param("kid", key.getKeyID())
                .param(
                        "sealed",
                        box.seal(PURPOSE, key.getKeyID(), key.toJSONString().getBytes(StandardCharsets.UTF_8)))
                .update();
        return List.of(key);
    }

    private List<ECKey> load() {
        return jdbc.sql("SELECT kid, sealed FROM signing_key ORDER BY created_at DESC, kid")
                .query((row, number) -> {
                    byte[] plain = box.open(PURPOSE, row.getString("kid"), row.getBytes("sealed"));
                    return parse(new String(plain, StandardCharsets.UTF_8));
                })
                .list();
    }

    private static ECKey make() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot make a signing key", e);
        }
    }

    private static ECKey parse(String json) {
        try {
            return ECKey.parse(json);
        } catch (ParseException e) {
            throw new IllegalStateException("a signing key cannot be read", e);
        }
    }
}
