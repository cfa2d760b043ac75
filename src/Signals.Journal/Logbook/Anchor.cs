using System.Text.Json;
using System.Text.Json.Serialization;

namespace Signals.Journal.Logbook;

/// <summary>A line of an anchor file: what a chain was at an instant. It stands outside the database, so that nobody changes both by changing one.</summary>
/// <param name="Kind"><see cref="End"/> or <see cref="Start"/>.</param>
/// <param name="Log"><c>audit</c> or <c>processing</c>.</param>
/// <param name="Node">Whose chain.</param>
/// <param name="Sequence">The line that is anchored.</param>
/// <param name="Hash">Its hash, as 64 hexadecimal digits.</param>
/// <param name="At">When it was anchored.</param>
internal sealed record Anchor(string Kind, string Log, string Node, long Sequence, string Hash, DateTimeOffset At)
{
    /// <summary>The last line of a chain at that instant.</summary>
    public const string End = "end";

    /// <summary>The last of the oldest lines, which were deleted since their term was over.</summary>
    public const string Start = "start";

    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectRequiredConstructorParameters = true };

    /// <summary>Of a start: lines written before this instant were past their term.</summary>
    public DateTimeOffset? Before { get; init; }

    public ChainEnd ToEnd() => new(Sequence, Convert.FromHexString(Hash));

    public byte[] ToLine() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Options), (byte)'\n'];

    /// <exception cref="JsonException">The line is of another form.</exception>
    public static Anchor Parse(string line) => JsonSerializer.Deserialize<Anchor>(line, Options) ?? throw new JsonException("An anchor is an object.");
}
