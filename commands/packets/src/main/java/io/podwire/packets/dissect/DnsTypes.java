package io.podwire.packets.dissect;

import java.util.Locale;

/** Names of DNS types (IANA's list of resource record types). */
public final class DnsTypes {

    private DnsTypes() {}

    /** Its mnemonic, or {@code TYPE123} (RFC 3597). */
    public static String name(int type) {
        String mnemonic = mnemonic(type);
        return mnemonic == null ? "TYPE" + type : mnemonic;
    }

    /**
     * The number of a type.
     *
     * @param name a mnemonic, or {@code TYPE123}; case does not matter
     * @return null where there is no such type
     */
    public static Integer number(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        // the highest that has a name here is CAA
        for (int type = 1; type <= 257; type++) {
            if (upper.equals(mnemonic(type))) {
                return type;
            }
        }
        if (upper.startsWith("TYPE") && upper.length() > 4 && upper.length() <= 9) {
            String digits = upper.substring(4);
            int type = digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : -1;
            return type >= 0 && type <= 65_535 ? type : null;
        }
        return null;
    }

    /** Its mnemonic; null where it has none. */
    public static String mnemonic(int type) {
        return switch (type) {
            case 1 -> "A";
            case 2 -> "NS";
            case 3 -> "MD";
            case 4 -> "MF";
            case 5 -> "CNAME";
            case 6 -> "SOA";
            case 7 -> "MB";
            case 8 -> "MG";
            case 9 -> "MR";
            case 10 -> "NULL";
            case 11 -> "WKS";
            case 12 -> "PTR";
            case 13 -> "HINFO";
            case 14 -> "MINFO";
            case 15 -> "MX";
            case 16 -> "TXT";
            case 17 -> "RP";
            case 18 -> "AFSDB";
            case 19 -> "X25";
            case 20 -> "ISDN";
            case 21 -> "RT";
            case 22 -> "NSAP";
            case 23 -> "NSAP_PTR";
            case 24 -> "SIG";
            case 25 -> "KEY";
            case 26 -> "PX";
            case 27 -> "GPOS";
            case 28 -> "AAAA";
            case 29 -> "LOC";
            case 30 -> "NXT";
            case 31 -> "EID";
            case 32 -> "NIMLOC";
            case 33 -> "SRV";
            case 34 -> "ATMA";
            case 35 -> "NAPTR";
            case 36 -> "KX";
            case 37 -> "CERT";
            case 38 -> "A6";
            case 39 -> "DNAME";
            case 40 -> "SINK";
            case 41 -> "OPT";
            case 42 -> "APL";
            case 43 -> "DS";
            case 44 -> "SSHFP";
            case 45 -> "IPSECKEY";
            case 46 -> "RRSIG";
            case 47 -> "NSEC";
            case 48 -> "DNSKEY";
            case 50 -> "NSEC3";
            case 51 -> "NSEC3PARAM";
            case 52 -> "TLSA";
            case 55 -> "HIP";
            case 59 -> "CDS";
            case 60 -> "CDNSKEY";
            case 61 -> "OPENPGPKEY";
            case 64 -> "SVCB";
            case 65 -> "HTTPS";
            case 99 -> "SPF";
            case 100 -> "UINFO";
            case 101 -> "UID";
            case 102 -> "GID";
            case 103 -> "UNSPEC";
            case 108 -> "EUI48";
            case 109 -> "EUI64";
            case 249 -> "TKEY";
            case 250 -> "TSIG";
            case 251 -> "IXFR";
            case 252 -> "AXFR";
            case 253 -> "MAILB";
            case 254 -> "MAILA";
            case 255 -> "ANY";
            case 256 -> "URI";
            case 257 -> "CAA";
            default -> null;
        };
    }
}
