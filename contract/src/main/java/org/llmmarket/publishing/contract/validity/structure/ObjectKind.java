package org.llmmarket.publishing.contract.validity.structure;

/** The objects of the specification, each with the code of a fault in it. */
public enum ObjectKind {
    OPENAPI("OpenAPI Object", "VALIDATION_ERROR"),
    INFO("Info Object", "INVALID_INFO"),
    CONTACT("Contact Object", "INVALID_INFO"),
    LICENSE("License Object", "INVALID_INFO"),
    SERVER("Server Object", "INVALID_SERVER"),
    SERVER_VARIABLE("Server Variable Object", "INVALID_SERVER"),
    COMPONENTS("Components Object", "INVALID_COMPONENTS"),
    PATHS("Paths Object", "INVALID_PATH_FORMAT"),
    PATH_ITEM("Path Item Object", "INVALID_PATH_ITEM"),
    OPERATION("Operation Object", "INVALID_OPERATION"),
    EXTERNAL_DOCUMENTATION("External Documentation Object", "INVALID_EXTERNAL_DOCS"),
    PARAMETER("Parameter Object", "INVALID_PARAMETER"),
    REQUEST_BODY("Request Body Object", "INVALID_REQUEST_BODY"),
    MEDIA_TYPE("Media Type Object", "INVALID_MEDIA_TYPE"),
    ENCODING("Encoding Object", "INVALID_ENCODING"),
    RESPONSES("Responses Object", "INVALID_RESPONSES"),
    RESPONSE("Response Object", "INVALID_RESPONSE"),
    CALLBACK("Callback Object", "INVALID_CALLBACK"),
    EXAMPLE("Example Object", "INVALID_EXAMPLE"),
    LINK("Link Object", "INVALID_LINK"),
    HEADER("Header Object", "INVALID_HEADER"),
    TAG("Tag Object", "INVALID_TAG"),
    SCHEMA("Schema Object", "INVALID_SCHEMA"),
    DISCRIMINATOR("Discriminator Object", "INVALID_SCHEMA"),
    XML("XML Object", "INVALID_SCHEMA"),
    SECURITY_SCHEME("Security Scheme Object", "INVALID_SECURITY"),
    OAUTH_FLOWS("OAuth Flows Object", "INVALID_SECURITY"),
    OAUTH_FLOW("OAuth Flow Object", "INVALID_SECURITY"),
    SECURITY_REQUIREMENT("Security Requirement Object", "INVALID_SECURITY"),
    REFERENCE("Reference Object", "INVALID_REFERENCE"),
    /** A map or list of objects, which is no object of the specification itself. */
    COLLECTION("map or list of objects", "VALIDATION_ERROR");

    private final String title;
    private final String fault;

    ObjectKind(String title, String fault) {
        this.title = title;
        this.fault = fault;
    }

    /** The code of a finding about such an object. */
    public String fault() {
        return fault;
    }

    /** As in "a Schema Object". */
    public String withArticle() {
        return ("AEIOU".indexOf(title.charAt(0)) < 0 ? "a " : "an ") + title;
    }

    /** As the specification calls it. */
    @Override
    public String toString() {
        return title;
    }
}
