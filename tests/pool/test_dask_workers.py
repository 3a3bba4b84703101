"""Workers of Dask on this machine: the same words, in order; no text in what they log or tell."""

from __future__ import annotations

import io
import logging
import os
from contextlib import ExitStack
from importlib.util import find_spec

import pytest

from qualcode.errors import QualcodeError
from qualcode.pool.folder.pool import Pool
from qualcode.pool.words import texts
from qualcode.pool.words.annotating import annotate_pool
from qualcode.pool.workers import dask_workers
from qualcode.pool.workers.dask_workers import DaskWorkers
from qualcode.pool.workers.in_order import BatchFailed
from qualcode.pool.workers.opening import opened_workers
from tests import nothing_sent
from tests.pool.annotating import add_texts, words_in
from tests.pool.spark import demand

pyarrow = pytest.importorskip("pyarrow")

SECRET = "Geheimnis"


def failing(batch):
    raise ValueError(batch.column("text")[0].as_py())


def kept(batch):
    return batch


def certificates(folder):
    """Files of a certificate of this machine that signs itself, as Dask's security takes them."""
    from datetime import UTC, datetime, timedelta

    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    encoding = serialization.Encoding.PEM
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "key.pem").write_bytes(private)
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(encoding))
    paths = {"key": str(folder / "key.pem"), "cert": str(folder / "certificate.pem")}
    said = {f"tls_{who}_{what}": path for who in ("scheduler", "worker", "client") for what, path in paths.items()}
    return {"tls_ca_file": paths["cert"], **said}


def tls_settings(folder):
    """The same for a client, as they stand in the configuration of Dask."""
    paths = {"key": str(folder / "key.pem"), "cert": str(folder / "certificate.pem")}
    return {"ca-file": paths["cert"], "client": paths}


def dying(_batch):
    os._exit(3)


@pytest.fixture
def cluster():
    """Starts a scheduler of two workers with one thread each; in this process, unless something else is said."""
    demand("dask", "" if find_spec("distributed") else "distributed is not installed")
    from distributed import LocalCluster

    with nothing_sent.this_machine(), ExitStack() as stack:

        def start(**said):
            said = {
                "processes": False,
                "protocol": "tcp://",
                "silence_logs": False,
                "dashboard_address": "127.0.0.1:0",
                **said,
            }
            return stack.enter_context(LocalCluster(n_workers=2, threads_per_worker=1, **said)).scheduler_address

        yield start


@pytest.fixture
def logged(monkeypatch):
    """All that Dask logs, on every level."""
    text = io.StringIO()
    logger = logging.getLogger("distributed")
    monkeypatch.setattr(dask_workers, "_turn_down_logs", lambda: None)
    monkeypatch.setattr(logger, "handlers", [logging.StreamHandler(text)])
    monkeypatch.setattr(logger, "level", logging.DEBUG)
    return text


def batches(number):
    for start in range(number):
        yield pyarrow.RecordBatch.from_pydict({"text": [f"{SECRET} {start}"]})


def test_workers_of_dask_give_the_same_words_and_tell_none(cluster, tmp_path, monkeypatch, logged):
    monkeypatch.setattr(texts, "_TEXTS", 2)
    pool = Pool.create(tmp_path / "pool")
    add_texts(pool, 1, dict.fromkeys(range(9), f"Wir gehen. {SECRET} stehen dort."))
    with opened_workers(tmp_path, cluster()) as workers:
        annotate_pool(pool, workers)
        with pytest.raises(QualcodeError, match="ValueError") as told:
            list(workers.map(failing, batches(5)))
    assert [row[2] for row in words_in(pool, 1)] == [*range(5)] * 9
    assert SECRET not in f"{told.value}{logged.getvalue()}"
    assert "127.0.0.1" in logged.getvalue(), "it was listened to"


def test_a_batch_that_kills_is_told_from_workers_that_cannot_begin():
    class Work:
        def __init__(self, error):
            self._error = error

        def result(self, timeout):
            raise self._error

    workers = object.__new__(DaskWorkers)
    workers._killed = KeyError
    with pytest.raises(BatchFailed, match="died"):
        workers._taken(Work(KeyError("batch-7")))
    with pytest.raises(QualcodeError, match="cannot do this work: ModuleNotFoundError") as told:
        workers._taken(Work(ModuleNotFoundError(f"no {SECRET}")))
    assert not isinstance(told.value, BatchFailed)
    assert SECRET not in str(told.value)


@pytest.mark.stress
def test_a_worker_of_dask_that_dies_is_told(cluster, tmp_path):
    with (
        opened_workers(tmp_path, cluster(processes=True)) as workers,
        pytest.raises(QualcodeError, match=r"died|no workers"),
    ):
        list(workers.map(dying, batches(5)))


@pytest.mark.stress
def test_a_scheduler_is_reached_by_tls_and_not_without_certificates(cluster, tmp_path):
    import dask
    from distributed import Security

    security = Security(**certificates(tmp_path), require_encryption=True)
    address = cluster(protocol="tls://", security=security)
    with pytest.raises(QualcodeError, match="cannot be reached"), opened_workers(tmp_path, address):
        pass
    said = {f"distributed.comm.tls.{name}": value for name, value in tls_settings(tmp_path).items()}
    with dask.config.set(said), opened_workers(tmp_path, address) as workers:
        assert [batch.num_rows for batch in workers.map(kept, batches(5))] == [1] * 5


@pytest.mark.stress
def test_a_scheduler_that_nobody_hears_is_told(cluster, tmp_path):
    with pytest.raises(QualcodeError, match="cannot be reached"), opened_workers(tmp_path, "tcp://127.0.0.1:9"):
        pass
