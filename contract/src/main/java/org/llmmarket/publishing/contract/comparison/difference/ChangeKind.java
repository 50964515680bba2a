package org.llmmarket.publishing.contract.comparison.difference;

import static org.llmmarket.publishing.contract.comparison.Bump.MAJOR;
import static org.llmmarket.publishing.contract.comparison.Bump.MINOR;
import static org.llmmarket.publishing.contract.comparison.Bump.PATCH;

import org.llmmarket.publishing.contract.comparison.Bump;

/** The kinds of change outside schemas; their names are the codes of changes and stay what they are. */
public enum ChangeKind {
    NOT_COMPARED(MAJOR, "It cannot be decided whether consumers break"),

    PATH_ADDED(MINOR, "A path is new"),
    PATH_REMOVED(MAJOR, "A path is gone with all its operations"),
    OPERATION_ADDED(MINOR, "A method of a path is new"),
    OPERATION_REMOVED(MAJOR, "A method of a path is gone"),
    UNSTABLE_OPERATION_REMOVED(MINOR, "An operation is gone that was marked as a draft or as alpha"),
    OPERATION_BECAME_UNSTABLE(MAJOR, "An operation is marked as a draft or as alpha that was not"),
    WEBHOOK_ADDED(MINOR, "A webhook is new"),
    WEBHOOK_REMOVED(MAJOR, "A webhook is gone"),
    WEBHOOK_OPERATION_ADDED(MINOR, "A method of a webhook is new"),
    WEBHOOK_OPERATION_REMOVED(MAJOR, "A method of a webhook is gone"),
    CALLBACK_ADDED(MINOR, "A callback is new"),
    CALLBACK_REMOVED(MAJOR, "A callback is gone, or is sent elsewhere"),
    CALLBACK_OPERATION_ADDED(MINOR, "A method of a callback is new"),
    CALLBACK_OPERATION_REMOVED(MAJOR, "A method of a callback is gone"),
    DEPRECATED(MINOR, "An operation, parameter, header or security scheme is deprecated"),
    DEPRECATION_WITHDRAWN(MINOR, "What was deprecated no longer is"),
    OPERATION_ID_CHANGED(PATCH, "The name of an operation for tools is another; calls stay the same"),

    PARAMETER_ADDED(MINOR, "A call may carry a parameter more"),
    REQUIRED_PARAMETER_ADDED(MAJOR, "A call must carry a parameter more"),
    PARAMETER_REMOVED(MAJOR, "A parameter is no longer taken"),
    PARAMETER_MOVED(MAJOR, "A parameter is taken in another place, such as the header instead of the query"),
    PARAMETER_BECAME_REQUIRED(MAJOR, "A call must carry what it could leave out"),
    PARAMETER_BECAME_OPTIONAL(MINOR, "A call may leave out what it had to carry"),
    PATH_PARAMETER_RENAMED(PATCH, "A parameter of the path has another name in the same position; calls stay the same"),
    PARAMETER_STYLE_CHANGED(MAJOR, "The value of a parameter or header is written in another style"),
    PARAMETER_EXPLODE_CHANGED(MAJOR, "Lists or objects of a parameter or header are split in another way"),
    PARAMETER_CONTENT_CHANGED(MAJOR, "The value of a parameter or header is written as another media type"),
    PARAMETER_RESERVED_ALLOWED(MINOR, "A parameter may carry reserved characters as they are"),
    PARAMETER_RESERVED_REFUSED(MAJOR, "A parameter may no longer carry reserved characters as they are"),
    PARAMETER_EMPTY_ALLOWED(MINOR, "A parameter may be empty"),
    PARAMETER_EMPTY_REFUSED(MAJOR, "A parameter may no longer be empty"),
    EVENT_PARAMETER_ADDED(MINOR, "A webhook or callback brings a parameter more"),
    EVENT_PARAMETER_REMOVED(MAJOR, "A webhook or callback no longer brings a parameter"),
    EVENT_PARAMETER_MOVED(MAJOR, "A webhook or callback brings a parameter in another place"),
    EVENT_PARAMETER_BECAME_REQUIRED(MINOR, "A webhook or callback always brings what it could leave out"),
    EVENT_PARAMETER_BECAME_OPTIONAL(MAJOR, "A webhook or callback may leave out what it always brought"),

    REQUEST_BODY_ADDED(MINOR, "A call may carry a body"),
    REQUIRED_REQUEST_BODY_ADDED(MAJOR, "A call must carry a body"),
    REQUEST_BODY_REMOVED(MAJOR, "A call can no longer carry a body"),
    REQUEST_BODY_BECAME_REQUIRED(MAJOR, "A call must carry the body that it could leave out"),
    REQUEST_BODY_BECAME_OPTIONAL(MINOR, "A call may leave out the body that it had to carry"),
    REQUEST_MEDIA_TYPE_ADDED(MINOR, "A body may be of another media type too"),
    REQUEST_MEDIA_TYPE_REMOVED(MAJOR, "A media type of a body is no longer taken"),
    REQUEST_MEDIA_TYPE_WIDENED(MINOR, "A body may be of a whole range of media types"),
    EVENT_BODY_ADDED(MINOR, "A webhook or callback may bring a body"),
    EVENT_BODY_REMOVED(MAJOR, "A webhook or callback no longer brings a body"),
    EVENT_BODY_BECAME_REQUIRED(MINOR, "A webhook or callback always brings its body"),
    EVENT_BODY_BECAME_OPTIONAL(MAJOR, "A webhook or callback may come without its body"),
    EVENT_MEDIA_TYPE_ADDED(MAJOR, "A webhook or callback may bring a media type that its receiver does not know"),
    EVENT_MEDIA_TYPE_REMOVED(MINOR, "A webhook or callback brings fewer media types"),
    EVENT_MEDIA_TYPE_NARROWED(MINOR, "A webhook or callback brings one media type of a range"),
    EVENT_MEDIA_TYPE_WIDENED(MAJOR, "A webhook or callback may bring a whole range of media types"),
    ENCODING_CHANGED(MAJOR, "A part of a form is written in another way"),
    ENCODING_WIDENED(MINOR, "A part of a form may be of more media types, or is of fewer where it is received"),

    SUCCESS_STATUS_ADDED(MINOR, "A call may succeed with another status too"),
    SUCCESS_STATUS_REMOVED(MAJOR, "A status of success is gone"),
    SUCCESS_STATUS_NARROWED(MINOR, "One status of a range is left"),
    SUCCESS_STATUS_WIDENED(MINOR, "A status has become a range"),
    ERROR_STATUS_ADDED(MINOR, "Another status than success is described"),
    ERROR_STATUS_REMOVED(MINOR, "Another status than success is no longer described"),
    DEFAULT_RESPONSE_ADDED(MINOR, "The response to all other statuses is described"),
    DEFAULT_RESPONSE_REMOVED(MINOR, "The response to all other statuses is no longer described"),
    ONLY_RESPONSE_REMOVED(MAJOR, "The default response, which said what success brings, is gone"),
    RESPONSE_MEDIA_TYPE_ADDED(MINOR, "A response comes in another media type too"),
    RESPONSE_MEDIA_TYPE_REMOVED(MAJOR, "A media type of a response is gone"),
    RESPONSE_MEDIA_TYPE_NARROWED(MINOR, "A response comes in one media type of a range"),
    RESPONSE_MEDIA_TYPE_WIDENED(MAJOR, "A response comes in any media type of a range"),
    RESPONSE_HEADER_ADDED(MINOR, "A response brings a header more"),
    RESPONSE_HEADER_REMOVED(MAJOR, "A response no longer brings a header"),
    RESPONSE_HEADER_BECAME_REQUIRED(MINOR, "A response always brings a header"),
    RESPONSE_HEADER_BECAME_OPTIONAL(MAJOR, "A response may come without a header that it always brought"),
    ANSWER_STATUS_ADDED(MINOR, "A webhook or callback may be answered by another status"),
    ANSWER_STATUS_REMOVED(MAJOR, "A webhook or callback may no longer be answered by a status"),
    ANSWER_MEDIA_TYPE_ADDED(MINOR, "A webhook or callback may be answered in another media type"),
    ANSWER_MEDIA_TYPE_REMOVED(MAJOR, "A webhook or callback may no longer be answered in a media type"),
    ANSWER_MEDIA_TYPE_WIDENED(MINOR, "A webhook or callback may be answered in a whole range of media types"),
    MESSAGE_HEADER_ADDED(MINOR, "A header more may be sent"),
    REQUIRED_MESSAGE_HEADER_ADDED(MAJOR, "A header more must be sent"),
    MESSAGE_HEADER_REMOVED(MAJOR, "A header is no longer taken"),
    MESSAGE_HEADER_BECAME_REQUIRED(MAJOR, "A header must be sent that could be left out"),
    MESSAGE_HEADER_BECAME_OPTIONAL(MINOR, "A header may be left out that had to be sent"),
    LINK_ADDED(MINOR, "A response names another operation to go on with"),
    LINK_REMOVED(MAJOR, "A response no longer names an operation to go on with"),
    LINK_REPAIRED(MINOR, "A link that led nowhere has another target"),
    LINK_CHANGED(MAJOR, "A link leads to another operation, or hands on other values"),

    SECURITY_REQUIRED(MAJOR, "Calls must be authenticated that could be anonymous"),
    SECURITY_NO_LONGER_REQUIRED(MINOR, "Calls may be anonymous"),
    SECURITY_ALTERNATIVE_ADDED(MINOR, "Calls may be authenticated in another way too"),
    SECURITY_ALTERNATIVE_REMOVED(MAJOR, "A way to authenticate is gone"),
    SECURITY_SCHEME_REQUIRED(MAJOR, "A way to authenticate asks for another scheme on top"),
    SECURITY_SCOPE_REQUIRED(MAJOR, "A way to authenticate asks for another scope on top"),
    SECURITY_WEAKENED(MINOR, "A way to authenticate asks for less"),
    EVENT_SECURITY_ADDED(MINOR, "A webhook or callback is authenticated, or in another way too"),
    EVENT_SECURITY_CHANGED(MAJOR, "A webhook or callback may come without the authentication that it had"),
    SECURITY_SCHEME_CHANGED(MAJOR, "A scheme in use is of another type, name, place or address"),
    SECURITY_FLOW_ADDED(MINOR, "A scheme in use has another OAuth flow"),
    SECURITY_FLOW_REMOVED(MAJOR, "A scheme in use has lost an OAuth flow"),
    SECURITY_URL_ADDED(MINOR, "A flow in use has an address more"),
    SECURITY_URL_CHANGED(MAJOR, "An address of a flow in use is another or gone"),
    OAUTH_SCOPE_ADDED(MINOR, "A flow in use grants another scope"),
    OAUTH_SCOPE_REMOVED(MAJOR, "A flow in use no longer grants a scope that operations asked for"),
    UNUSED_OAUTH_SCOPE_REMOVED(MINOR, "A flow in use no longer grants a scope that no operation asked for"),

    SERVER_ADDED(MINOR, "The contract is served at another address too"),
    SERVER_REMOVED(MAJOR, "The contract is no longer served at an address"),
    SERVER_VARIABLE_VALUE_ADDED(MINOR, "A variable of a server's address may have more values"),
    SERVER_VARIABLE_VALUE_REMOVED(MAJOR, "A variable of a server's address may no longer have a value"),
    SERVER_VARIABLE_DEFAULT_CHANGED(MAJOR, "An address leads elsewhere unless its variable is set"),
    SERVER_VARIABLE_DEFAULT_MOVED(MINOR, "Another of the values that a variable may have is the default"),

    DESCRIPTION_CHANGED(PATCH, "A summary or description reads otherwise"),
    DOCUMENTATION_CHANGED(PATCH, "Documentation is elsewhere"),
    EXAMPLES_CHANGED(PATCH, "Examples are others"),
    EXTENSION_CHANGED(PATCH, "A member with x- is another"),
    TAGS_CHANGED(PATCH, "Operations are grouped otherwise, or groups described otherwise"),
    INFO_CHANGED(PATCH, "Title, version, contact, licence or terms of the document are others"),
    OPENAPI_VERSION_CHANGED(PATCH, "The document follows another version of OpenAPI"),
    DIALECT_CHANGED(PATCH, "Schemas follow another dialect of the same meaning");

    private final Bump bump;
    private final String meaning;

    ChangeKind(Bump bump, String meaning) {
        this.bump = bump;
        this.meaning = meaning;
    }

    /** What a change of this kind asks for. */
    public Bump bump() {
        return bump;
    }

    /** What it says, in general. */
    public String meaning() {
        return meaning;
    }
}
