package org.llmmarket.publishing.query.audit;

import java.util.Optional;
import org.llmmarket.publishing.access.web.MayCall;
import org.llmmarket.publishing.access.web.Scope;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.proof.tree.TileId;
import org.llmmarket.publishing.query.page.Parameters;
import org.llmmarket.publishing.store.proof.LogProofs;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /audit/proofs/tiles/{level}/{index}}: the tree's hashes 256 at a time, for those who compute proofs themselves. */
@RestController
class TilesEndpoint {

    private final LogProofs proofs;

    TilesEndpoint(LogProofs proofs) {
        this.proofs = proofs;
    }

    @GetMapping(path = "/audit/proofs/tiles/{level}/{index}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @MayCall(value = Role.AUDITOR, scope = Scope.AUDIT_READ)
    byte[] show(
            @PathVariable String level,
            @PathVariable String index,
            @RequestParam MultiValueMap<String, String> parameters) {
        Parameters given = new Parameters(parameters);
        long width = given.number("width").orElse((long) TileId.WIDTH);
        if (width < 1 || width > TileId.WIDTH) {
            given.fault("width", "is between 1 and " + TileId.WIDTH, "OUT_OF_RANGE");
        }
        given.check();
        return id(level, index)
                .flatMap(id -> proofs.tile(id, (int) width))
                .orElseThrow(() -> new Rejection(Reason.NOT_FOUND, "The tree has no such tile of this width."));
    }

    private static Optional<TileId> id(String level, String index) {
        return level.matches("\\d") && index.matches("\\d{1,17}")
                ? Optional.of(new TileId(Integer.parseInt(level), Long.parseLong(index)))
                : Optional.empty();
    }
}
