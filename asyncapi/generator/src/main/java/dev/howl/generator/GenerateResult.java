package dev.howl.generator;

import dev.howl.model.Contract;
import dev.howl.model.diagnostic.Diagnostic;
import java.util.List;

/**
 * The result of a generation.
 *
 * @param contract what was read
 * @param diagnostics what was found and does not stop the target, in the contract and in what was made of it
 * @param files how many files there are now
 * @param changed how many of them were written or removed; 0 where the contract had not changed
 */
public record GenerateResult(Contract contract, List<Diagnostic> diagnostics, int files, int changed) {}
