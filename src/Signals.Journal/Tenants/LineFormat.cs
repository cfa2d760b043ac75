using System.Buffers;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Signals.Core.Areas;
using Signals.Grains.Journal;
using Signals.Journal.Vault;

namespace Signals.Journal.Tenants;

/// <summary>Turns rows into lines of JSON and lines into the values of a row. One row has one line, to the byte.</summary>
/// <param name="part">The list.</param>
/// <param name="municipality">Whose it is.</param>
/// <param name="keys">The installation's.</param>
/// <param name="key">The file's.</param>
internal sealed class LineFormat(Part part, MunicipalityCode municipality, VaultKeys keys, TransferKey key)
{
    private const string InstantForm = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    /// <exception cref="TenantRefusedException">The row holds what no line can hold.</exception>
    public void Write(DbDataReader row, IBufferWriter<byte> line)
    {
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            for (var i = 0; i < part.Fields.Count; i++)
            {
                json.WritePropertyName(part.Fields[i].Name);
                Write(json, row, i);
            }
            json.WriteEndObject();
        }
        line.Write("\n"u8);
    }

    /// <returns>The values of the line's fields, in their order.</returns>
    /// <exception cref="FormatException">The line is of another form.</exception>
    /// <exception cref="Vault.BrokenSealException">A key in it cannot be opened.</exception>
    public object?[] Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            var values = new object?[part.Fields.Count];
            Expect(json.Read() && json.TokenType == JsonTokenType.StartObject);
            for (var i = 0; i < values.Length; i++)
            {
                Expect(json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(part.Fields[i].Name));
                Expect(json.Read());
                values[i] = Value(ref json, line, part.Fields[i].Kind);
            }
            Expect(json.Read() && json.TokenType == JsonTokenType.EndObject && !json.Read());
            return OpenKey(values);
        }
        catch (Exception reason) when (reason is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("A line is not of its list's form.", reason);
        }
    }

    private void Write(Utf8JsonWriter json, DbDataReader row, int column)
    {
        switch (part.Fields[column].Kind)
        {
            case FieldKind.Number: json.WriteNumberValue(Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture)); break;
            case FieldKind.Instant: json.WriteStringValue(Text(row.GetInt64(column))); break;
            case FieldKind.MaybeInstant when row.IsDBNull(column): json.WriteNullValue(); break;
            case FieldKind.MaybeInstant: json.WriteStringValue(Text(row.GetInt64(column))); break;
            case FieldKind.Text or FieldKind.Stream: json.WriteStringValue(row.GetString(column)); break;
            case FieldKind.Bits: json.WriteStringValue(Bits(row, column).Value.ToString("x32", CultureInfo.InvariantCulture)); break;
            case FieldKind.Flag: json.WriteBooleanValue(row.GetBoolean(column)); break;
            case FieldKind.Json: WriteJson(json, row.GetFieldValue<byte[]>(column)); break;
            case FieldKind.Bytes: json.WriteBase64StringValue(row.GetFieldValue<byte[]>(column)); break;
            case FieldKind.Key: json.WriteBase64StringValue(key.Export(keys, row.GetFieldValue<byte[]>(column), AboutOf(row))); break;
        }
    }

    private static void WriteJson(Utf8JsonWriter json, byte[] payload)
    {
        try
        {
            // A line ends at a line feed, and JSON that this platform wrote holds none.
            if (payload.Contains((byte)'\n')) throw new JsonException();
            json.WriteRawValue(payload);
        }
        catch (Exception reason) when (reason is JsonException or ArgumentException)
        {
            throw new TenantRefusedException("The journal holds something that is no JSON of this platform. Run 'signals verify' to find it.", reason);
        }
    }

    private static object? Value(ref Utf8JsonReader json, ReadOnlySpan<byte> line, FieldKind kind) => kind switch
    {
        FieldKind.Number => json.GetInt64(),
        FieldKind.MaybeInstant when json.TokenType == JsonTokenType.Null => null,
        FieldKind.Instant or FieldKind.MaybeInstant => Instant(json.GetString()),
        FieldKind.Bits => Bits(json.GetString()),
        FieldKind.Flag => json.GetBoolean(),
        FieldKind.Json => Raw(ref json, line),
        FieldKind.Bytes or FieldKind.Key => json.GetBytesFromBase64(),
        _ => json.GetString() ?? throw new FormatException("A text is missing."),
    };

    private static byte[] Raw(ref Utf8JsonReader json, ReadOnlySpan<byte> line)
    {
        var start = (int)json.TokenStartIndex;
        json.Skip();
        return line[start..(int)json.BytesConsumed].ToArray();
    }

    private object?[] OpenKey(object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            switch (part.Fields[i].Kind)
            {
                case FieldKind.Stream:
                    Expect(StreamKey.TryParse((string)values[i]!, null, out var stream) && stream.Municipality == municipality);
                    break;
                case FieldKind.Key:
                    values[i] = key.Import(keys, (byte[])values[i]!, values[0] is Bits128 signal
                        ? TransferKey.About(municipality, signal)
                        : TransferKey.About(municipality, (string)values[0]!));
                    break;
            }
        return values;
    }

    private byte[] AboutOf(DbDataReader row) => part.Fields[0].Kind == FieldKind.Bits
        ? TransferKey.About(municipality, Bits(row, 0))
        : TransferKey.About(municipality, row.GetString(0));

    private static Bits128 Bits(DbDataReader row, int column) =>
        row.GetValue(column) is Guid guid ? Bits128.Of(guid) : Bits128.Of(row.GetFieldValue<byte[]>(column));

    private static Bits128 Bits(string? text) =>
        text is { Length: 32 } && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            ? new(bits)
            : throw new FormatException("A value is not 32 hexadecimal digits.");

    private static string Text(long instant) => new Instant(instant).Time.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    private static Instant Instant(string? text) => Signals.Journal.Instant.Of(
        DateTimeOffset.ParseExact(text ?? "", InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private static void Expect(bool holds)
    {
        if (!holds) throw new FormatException("A line is not of its list's form.");
    }
}
