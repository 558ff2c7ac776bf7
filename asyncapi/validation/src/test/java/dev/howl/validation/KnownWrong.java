package dev.howl.validation;

import java.util.Map;

/** Optional tests of the JSON Schema Test Suite on which the validator is known to be wrong, with the reason. */
final class KnownWrong {
    private static final String REMOTE = "the schema refers to a document on a server";

    static final Map<String, String> REASONS = Map.of(
            "optional/cross-draft: refs to future drafts are processed as future drafts - missing bar is invalid",
            REMOTE,
            "optional/cross-draft: refs to future drafts are processed as future drafts - present bar is valid",
            REMOTE,
            "optional/format/ecmascript-regex: ECMA 262 lookbehind is valid, including variable width"
                    + " - a variable-width lookbehind (ES2018)",
            "java.util.regex has no lookbehind of unlimited length");

    private KnownWrong() {}
}
