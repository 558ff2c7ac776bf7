package dev.howl.generator;

import dev.howl.model.Contract;

/**
 * What a generation did.
 *
 * @param contract what was read, with its warnings
 * @param files how many files there are now
 * @param changed how many of them were written or removed; 0 where the contract had not changed
 */
public record GenerateResult(Contract contract, int files, int changed) {}
