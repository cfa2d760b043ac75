using System.Globalization;
using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Signals.Grains.Vault;

namespace Signals.Gateway.Access;

/// <summary>
/// Keys of sessions and forms, derived from keys of the vault: every gateway reads what another wrote, a restart signs nobody out, and nothing
/// secret is written to a disk.
/// </summary>
/// <remarks>
/// A key serves for 28 days. The one before it is still read, and the one after it is known in advance, so that clocks may differ. By the system's clock, as
/// ASP.NET Core itself; it asks once a day, and cannot wait without holding a thread.
/// </remarks>
internal sealed class VisitKeys(IKeyRing keys) : IXmlRepository
{
    private const int PeriodDays = 28;
    private const int MasterKeyBytes = 64;
    private const int IdBytes = 16;

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var now = (int)((DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalDays / PeriodDays);
        return [.. Enumerable.Range(now - 1, 3).Select(Key)];
    }

    /// <exception cref="NotSupportedException">Always: keys come from the vault alone.</exception>
    public void StoreElement(XElement element, string friendlyName) => throw new NotSupportedException("Keys of sessions and forms come from the vault.");

    private XElement Key(int period)
    {
        var begins = DateTimeOffset.UnixEpoch.AddDays((double)period * PeriodDays);
        var ends = begins.AddDays(2 * PeriodDays);
        var source = keys.Key(default, KeyPurposes.Visits(period), ends, CancellationToken.None).GetAwaiter().GetResult();
        using var master = new Secret(Derive(source.Span, MasterKeyBytes, "sleutel"u8));
        var descriptor = new AuthenticatedEncryptorDescriptor(new(), master).ExportToXml();
        return new(
            "key",
            new XAttribute("id", new Guid(Derive(source.Span, IdBytes, "nummer"u8))),
            new XAttribute("version", 1),
            new XElement("creationDate", Text(begins)),
            new XElement("activationDate", Text(begins)),
            new XElement("expirationDate", Text(ends)),
            new XElement("descriptor", new XAttribute("deserializerType", descriptor.DeserializerType.AssemblyQualifiedName!), descriptor.SerializedDescriptorElement));
    }

    private static byte[] Derive(ReadOnlySpan<byte> source, int bytes, ReadOnlySpan<byte> what)
    {
        var derived = new byte[bytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, source, derived, salt: [], info: what);
        return derived;
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
