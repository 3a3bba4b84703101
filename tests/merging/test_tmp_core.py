import random, os
from tests.merging.test_use_cases import *
def test_show(filled, tmp_path):
    seed=int(os.environ["SEED"])
    names = random.Random(seed // 8).sample(NAMES, len(NAMES))
    part = names[seed % 8 :: 8]
    with machine(filled, tmp_path / "a") as first, machine(filled, tmp_path / "b") as second:
        for opened, chosen in ((first, part[::2]), (second, part[1::2])):
            for name in chosen:
                n=len(opened.space.project.log()); done(opened, name)
                print(("A" if opened is first else "B"), name, [(e.kind,e.uuid[-6:],e.rows) for e in opened.space.project.log()[n:]])
        one, other = (Copy("anna", opened.space.project) for opened in (first, second))
        sent = one.sends()
        print(one.takes(other.sends()))
        print(other.takes(sent))
        for d in differences(one.project, other.project): print("D", d[:400])
