package org.llmmarket.publishing.access.token;

import java.time.Duration;
import java.util.Map;
import org.llmmarket.publishing.access.web.AtRoot;
import org.llmmarket.publishing.access.web.MayCall;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys by which anybody can check our tokens. */
@AtRoot
@RestController
class JwksEndpoint {

    private final SigningKeys keys;

    JwksEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @MayCall(everybody = true)
    @GetMapping("/.well-known/jwks.json")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(keys.published().toJSONObject());
    }
}
