package org.llmmarket.publishing.contract.validity.structure;

import static org.llmmarket.publishing.contract.validity.structure.ObjectKind.*;
import static org.llmmarket.publishing.contract.validity.structure.Types.flag;
import static org.llmmarket.publishing.contract.validity.structure.Types.list;
import static org.llmmarket.publishing.contract.validity.structure.Types.map;
import static org.llmmarket.publishing.contract.validity.structure.Types.object;
import static org.llmmarket.publishing.contract.validity.structure.Types.oneOf;
import static org.llmmarket.publishing.contract.validity.structure.Types.text;
import static org.llmmarket.publishing.contract.validity.structure.Types.url;

import java.util.List;

/** The objects that say who may call. */
final class SecurityShapes {

    private SecurityShapes() {}

    static List<Shape> of(Edition edition) {
        return List.of(scheme(edition), flows(edition), requirement());
    }

    private static Shape scheme(Edition edition) {
        Shape shape = new Shape(SECURITY_SCHEME)
                .must("type", oneOf("apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"))
                .may("description", text())
                .may("name", text())
                .may("in", oneOf("query", "header", "cookie"))
                .may("scheme", text())
                .may("bearerFormat", text())
                .may("flows", object(OAUTH_FLOWS))
                .may("openIdConnectUrl", url());
        if (edition == Edition.V3_0) {
            return shape.may("type", oneOf("apiKey", "http", "oauth2", "openIdConnect"));
        }
        return edition == Edition.V3_2 ? shape.may("oauth2MetadataUrl", url()).may("deprecated", flag()) : shape;
    }

    private static Shape flows(Edition edition) {
        Shape shape = new Shape(OAUTH_FLOWS)
                .may("implicit", flow("authorizationUrl"))
                .may("password", flow("tokenUrl"))
                .may("clientCredentials", flow("tokenUrl"))
                .may("authorizationCode", flow("authorizationUrl", "tokenUrl"));
        return edition == Edition.V3_2
                ? shape.may("deviceAuthorization", flow("deviceAuthorizationUrl", "tokenUrl"))
                : shape;
    }

    private static FieldType flow(String... urls) {
        Shape shape = new Shape(OAUTH_FLOW).may("refreshUrl", url()).must("scopes", map(text()));
        for (String url : urls) {
            shape.must(url, url());
        }
        return object(shape);
    }

    private static Shape requirement() {
        return new Shape(SECURITY_REQUIREMENT).unextended().keyed((member, walk) -> list(text())
                .check(member, SECURITY_REQUIREMENT, walk));
    }
}
