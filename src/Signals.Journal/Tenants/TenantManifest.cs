using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Signals.Core.Areas;

namespace Signals.Journal.Tenants;

/// <summary>What a tenant's file holds. Says nothing of when or where it was made, so that equal content makes an equal file.</summary>
/// <param name="Format">Always <c>signals-tenant</c>.</param>
/// <param name="Version">Of the format: 1.</param>
/// <param name="Municipality">Whose data it holds.</param>
/// <param name="Parts">Every list.</param>
/// <param name="Sha256">Over all of the above.</param>
/// <param name="Seal">A keyed hash of the same under the transfer key: without that key nobody can make a file that is taken for another's.</param>
public sealed record TenantManifest(
    string Format, int Version, MunicipalityCode Municipality, IReadOnlyList<TenantPart> Parts, string Sha256, string Seal)
{
    internal const string FormatName = "signals-tenant";
    internal const int FormatVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    internal static TenantManifest Of(MunicipalityCode municipality, IReadOnlyList<TenantPart> parts, TransferKey key)
    {
        var text = Text(municipality, parts);
        return new(FormatName, FormatVersion, municipality, parts, Hash(text), key.SealOf(text));
    }

    /// <exception cref="TenantRefusedException">It is not of this format, or not what the holder of the transfer key wrote.</exception>
    internal static TenantManifest Read(ReadOnlySpan<byte> json, TransferKey key)
    {
        TenantManifest? manifest;
        try
        {
            manifest = JsonSerializer.Deserialize<TenantManifest>(json, Json);
        }
        catch (Exception reason) when (reason is JsonException or NotSupportedException)
        {
            throw new TenantRefusedException("The manifest of this file cannot be read: this is no export of a tenant, or it was damaged. Export again.", reason);
        }
        if (manifest?.Format != FormatName) throw new TenantRefusedException("This is no export of a tenant.");
        if (manifest.Version != FormatVersion)
            throw new TenantRefusedException($"The file has version {manifest.Version} of the format, and this program reads version {FormatVersion}. Use a program that is as new as the one that exported it.");
        var text = Text(manifest.Municipality, manifest.Parts);
        if (manifest.Sha256 != Hash(text)) throw new TenantRefusedException("The manifest does not have the hash that it states: the file was altered or damaged. Export again.");
        if (manifest.Seal != key.SealOf(text)) throw new TenantRefusedException("The file was not sealed under this transfer key: give the key that it was exported with. If you did, the file was altered.");
        return manifest;
    }

    internal byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    private static string Text(MunicipalityCode municipality, IReadOnlyList<TenantPart> parts) =>
        $"{FormatName} {FormatVersion} {municipality}\n{string.Concat(parts.Select(part => FormattableString.Invariant($"{part.Name} {part.Lines} {part.Sha256}\n")))}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>One of the lists of a tenant's file.</summary>
/// <param name="Name">Its name; the file in the archive is called so, with <c>.ndjson</c>.</param>
/// <param name="Lines">How many lines.</param>
/// <param name="Sha256">Over all of its bytes.</param>
public sealed record TenantPart(string Name, long Lines, string Sha256);
