namespace Signals.Journal.Tenants;

/// <summary>How a field of a tenant's file is written and what it becomes in a table.</summary>
internal enum FieldKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An instant in UTC, to 100 nanoseconds.</summary>
    Instant,

    /// <summary>An instant or null.</summary>
    MaybeInstant,

    Text,

    /// <summary>The key of a stream, which must be of the tenant's own municipality.</summary>
    Stream,

    /// <summary>128 bits as 32 hexadecimal digits.</summary>
    Bits,

    Flag,

    /// <summary>What a commit, a snapshot or a message holds, byte for byte: it is JSON already.</summary>
    Json,

    /// <summary>Bytes as base64.</summary>
    Bytes,

    /// <summary>A key: in the table under the installation's master key, in the file under the transfer key.</summary>
    Key,
}

/// <param name="Name">In the file, and as the name of a column and a parameter in statements.</param>
/// <param name="Kind">How it is written.</param>
internal sealed record Field(string Name, FieldKind Kind);
