using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Signals.Grains.Engine;

/// <summary>How events, messages and snapshots are written as JSON.</summary>
public static class GrainJson
{
    /// <summary>Camel case, nulls left out. Unknown properties are passed over: a newer version may have written them.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
    };

    /// <summary>A value as UTF-8 JSON.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>A value from UTF-8 JSON.</summary>
    /// <exception cref="JsonException">The JSON is not that of a <typeparamref name="T"/>. The message holds no content.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json) where T : class =>
        JsonSerializer.Deserialize<T>(json.Span, Options) ?? throw new JsonException($"A {typeof(T).Name} cannot be null.");
}
