using System.Security.Cryptography;
using System.Text;
using Signals.Core.Areas;
using Signals.Core.Follow;
using Signals.Journal.Vault;

namespace Signals.Journal.Tenants;

/// <summary>The key under which a tenant's keys travel, so that neither installation's master key leaves its place.</summary>
/// <remarks>
/// Wrapping is always the same for the same key, so that equal content makes an equal file: the nonce is a keyed hash of what is wrapped. That is
/// safe because what is wrapped are keys by chance, and equal only where they are the same key.
/// </remarks>
internal sealed class TransferKey
{
    private const int NonceBytes = 12;

    private readonly byte[] wrapping;
    private readonly byte[] nonces;
    private readonly byte[] sealing;

    /// <param name="key">32 bytes.</param>
    /// <exception cref="ArgumentException">There are not as many.</exception>
    public TransferKey(ReadOnlyMemory<byte> key)
    {
        if (key.Length != Vault.Seal.KeyBytes) throw new ArgumentException($"A transfer key is {Vault.Seal.KeyBytes} bytes.", nameof(key));
        (wrapping, nonces, sealing) = (Derive("wrap"), Derive("nonce"), Derive("seal"));

        byte[] Derive(string purpose) => HMACSHA256.HashData(key.Span, Encoding.UTF8.GetBytes($"signals tenant 1 {purpose}"));
    }

    /// <summary>What a personal part's key belongs to.</summary>
    public static byte[] About(MunicipalityCode municipality, Bits128 signal) => SealedVault.AboutKey(municipality, new SignalId(signal.Value));

    /// <summary>What a key of a municipality belongs to.</summary>
    public static byte[] About(MunicipalityCode municipality, string purpose) => KeyRing.About(municipality, purpose);

    /// <summary>From under the installation's to under this one.</summary>
    public byte[] Export(VaultKeys keys, byte[] wrapped, byte[] about)
    {
        var plain = keys.Known.Unwrap(wrapped, about);
        var nonce = HMACSHA256.HashData(nonces, (byte[])[.. about, 0, .. plain]).AsSpan(0, NonceBytes);
        var result = Vault.Seal.Close(wrapping, plain, about, nonce);
        CryptographicOperations.ZeroMemory(plain);
        return result;
    }

    /// <summary>From under this one to under the installation's.</summary>
    /// <exception cref="BrokenSealException">It was altered, or is under another key.</exception>
    public byte[] Import(VaultKeys keys, byte[] wrapped, byte[] about)
    {
        var plain = Vault.Seal.Open(wrapping, wrapped, about);
        var result = keys.Known.Wrap(plain, about);
        CryptographicOperations.ZeroMemory(plain);
        return result;
    }

    /// <summary>Shows that whoever wrote a text had this key.</summary>
    public string SealOf(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(sealing, Encoding.UTF8.GetBytes(text)));
}
