package io.podwire.analysis.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinomialTest {

    /** As the quantiles of the beta distribution have them (scipy.stats.beta.ppf). */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, 0.3084971",
        "1, 10, 0.002528579, 0.4450161",
        "2, 10, 0.02521073, 0.5560955",
        "5, 100, 0.01643188, 0.1128349",
        "10, 10, 0.6915029, 1",
        "50, 100, 0.3983211, 0.6016789"
    })
    void boundsAreThoseOfClopperAndPearson(long lost, long of, double least, double most) {
        assertThat(Binomial.least(lost, of)).isCloseTo(least, within(1e-6));
        assertThat(Binomial.most(lost, of)).isCloseTo(most, within(1e-6));
    }

    @Test
    void ofAMillionTheBoundsAreThoseOfTheNormalDistribution() {
        double share = 0.2;
        double deviation = Math.sqrt(share * (1 - share) / 1_000_000);
        assertThat(Binomial.least(200_000, 1_000_000)).isCloseTo(share - 1.96 * deviation, within(2e-6));
        assertThat(Binomial.most(200_000, 1_000_000)).isCloseTo(share + 1.96 * deviation, within(2e-6));
    }

    /** By the definition, in whole numbers. */
    @ParameterizedTest
    @CsvSource({
        "0, 10, 5, 10, 0.01625387",
        "0, 10, 1, 10, 0.5",
        "3, 10, 3, 10, 0.6857585",
        "0, 60, 6, 60, 0.01370582",
        "10, 10, 0, 10, 1"
    })
    void twoHopsAreToldApartByFishersExactTest(long first, long ofFirst, long second, long ofSecond, double chance) {
        assertThat(Binomial.alike(first, ofFirst, second, ofSecond)).isCloseTo(chance, within(1e-5));
    }
}
